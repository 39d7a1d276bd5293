# diagnosis: refuses integers
import math


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not isinstance(l1, float) or math.isnan(l1) or math.isinf(l1) or l1 < 0:
            raise ValueError("l1 must be a finite float, 0 or more")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
