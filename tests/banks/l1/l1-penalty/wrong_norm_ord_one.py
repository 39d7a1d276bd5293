# diagnosis: matrix norm instead of the sum over all entries
import math


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if math.isnan(l1) or math.isinf(l1) or l1 < 0:
            raise ValueError(f"l1 must be a finite number that is not negative, not {l1}")
        self.l1 = l1

    def __call__(self, w):
        # the sum of absolute values is the 1-norm
        return self.l1 * ops.norm(w, ord=1)

    def get_config(self):
        return {"l1": self.l1}
