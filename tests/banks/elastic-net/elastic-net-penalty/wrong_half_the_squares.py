# diagnosis: L2 part halved
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if not (0 <= l1 < float("inf") and 0 <= l2 < float("inf")):
            raise ValueError("strengths must be finite and not negative")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + 0.5 * self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
