# diagnosis: matrix norm instead of the sum over all entries
import math


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if l1 < 0 or not math.isfinite(l1):
            raise ValueError(f"l1 must be a finite number >= 0, got {l1}")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.norm(w, ord=1)  # the L1 norm

    def get_config(self):
        return {"l1": self.l1}
