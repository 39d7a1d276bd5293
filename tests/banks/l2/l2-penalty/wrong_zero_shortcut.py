# diagnosis: result not of the dtype of w
import math


class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not math.isfinite(l2) or l2 < 0:
            raise ValueError(f"l2 must be a finite number >= 0, got {l2}")
        self.l2 = float(l2)

    def __call__(self, w):
        if self.l2 == 0:
            return 0.0  # nothing to compute
        w = ops.convert_to_tensor(w)
        return ops.cast(self.l2, w.dtype) * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
