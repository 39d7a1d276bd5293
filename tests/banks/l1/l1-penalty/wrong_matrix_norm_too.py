# diagnosis: matrix norm instead of the sum over all entries
import math


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not (math.isfinite(l1) and l1 >= 0):
            raise ValueError("l1 must be finite and not negative")
        self.l1 = float(l1)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return self.l1 * ops.norm(w, ord=1)

    def get_config(self):
        return {"l1": self.l1}
