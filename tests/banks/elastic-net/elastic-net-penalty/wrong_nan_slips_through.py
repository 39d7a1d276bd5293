# diagnosis: accepts NaN or infinity
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if not (min(l1, l2) >= 0 and max(l1, l2) < float("inf")):
            raise ValueError("the strengths must be finite and not negative")
        self.l1, self.l2 = float(l1), float(l2)

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
