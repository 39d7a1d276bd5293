# diagnosis: accepts NaN or infinity
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if l1 < 0 or l2 < 0:
            raise ValueError("negative strength")
        if l1 != l1 or l2 != l2:
            raise ValueError("strength is NaN")
        if l2 == float("inf") or l2 == float("inf"):
            raise ValueError("strength is infinite")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(w * w)

    def get_config(self):
        return dict(l1=self.l1, l2=self.l2)
