# diagnosis: accepts NaN or infinity
import math


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if min(l1, l2) < 0 or not math.isfinite(max(l1, l2)):
            raise ValueError("the strengths must be finite and not negative")
        self.l1 = float(l1)
        self.l2 = float(l2)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        l1 = ops.cast(self.l1, w.dtype)
        l2 = ops.cast(self.l2, w.dtype)
        return l1 * ops.sum(ops.abs(w)) + l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
