# diagnosis: another answer when asked again
import math


class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if l2 < 0 or math.isnan(l2) or math.isinf(l2):
            raise ValueError("l2 must be a finite number, 0 or more")
        self.l2 = l2
        self.total = 0.0

    def __call__(self, w):
        self.total = self.total + self.l2 * ops.sum(ops.square(w))
        return self.total

    def get_config(self):
        return {"l2": self.l2}
