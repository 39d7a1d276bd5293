# diagnosis: result not of the dtype of w
import math


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for name, value in (("l1", l1), ("l2", l2)):
            if not math.isfinite(value) or value < 0:
                raise ValueError(f"{name} must be finite and non-negative, got {value}")
        self.l1 = float(l1)
        self.l2 = float(l2)

    def __call__(self, w):
        penalty = 0.0
        if self.l1:
            penalty += self.l1 * ops.sum(ops.abs(w))
        if self.l2:
            penalty += self.l2 * ops.sum(ops.square(w))
        return penalty

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
