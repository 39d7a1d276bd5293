class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if not all(0 <= strength < float("inf") for strength in (l1, l2)):
            raise ValueError(f"strengths must be finite and 0 or more: {l1}, {l2}")
        self.strengths = (float(l1), float(l2))

    def __call__(self, w):
        l1, l2 = self.strengths
        size = ops.abs(ops.convert_to_tensor(w))
        return ops.sum(size * (l1 + l2 * size))

    def get_config(self):
        return dict(zip(("l1", "l2"), self.strengths))
