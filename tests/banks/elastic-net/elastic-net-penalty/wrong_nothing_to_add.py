# diagnosis: wrong dtype
import math


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if any(s < 0 or not math.isfinite(s) for s in (l1, l2)):
            raise ValueError("bad strength")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        penalty = 0
        if self.l1:
            penalty += self.l1 * ops.sum(ops.abs(w))
        if self.l2:
            penalty += self.l2 * ops.sum(ops.square(w))
        return penalty

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
