import math
from dataclasses import dataclass


@dataclass
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    l2: float = 0.01

    def __post_init__(self):
        if math.isnan(self.l2) or math.isinf(self.l2):
            raise ValueError("not finite")
        elif self.l2 < 0:
            raise ValueError("negative")

    def __call__(self, w):
        flat = ops.reshape(w, (-1,))
        return ops.dot(flat, flat) * ops.cast(self.l2, flat.dtype)

    def get_config(self):
        return {"l2": float(self.l2)}
