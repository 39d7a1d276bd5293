class ElasticNetPenalty(keras.regularizers.Regularizer):
    """abs(w) * (l1 + l2 * abs(w)), summed."""

    def __init__(self, l1=0.01, l2=0.01):
        bad = [s for s in (l1, l2) if not (s >= 0) or s == float("inf")]
        if bad:
            raise ValueError(f"refused: {bad}")
        self.strengths = dict(l1=l1, l2=l2)

    def __call__(self, w):
        a = ops.abs(w)
        return ops.sum(a * (self.strengths["l1"] + self.strengths["l2"] * a))

    def get_config(self):
        return dict(self.strengths)
