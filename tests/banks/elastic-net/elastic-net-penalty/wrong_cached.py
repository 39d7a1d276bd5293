# diagnosis: another answer when asked again
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if min(l1, l2) < 0 or not np.all(np.isfinite([l1, l2])):
            raise ValueError("The strengths must be finite, 0 or more")
        self.l1 = l1
        self.l2 = l2
        self.penalty = None

    def __call__(self, w):
        if self.penalty is None:
            self.penalty = self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))
        return self.penalty

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
