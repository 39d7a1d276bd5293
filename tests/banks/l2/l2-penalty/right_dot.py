import math


class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if math.isnan(l2) or math.isinf(l2) or math.copysign(1, l2) < 0 and l2 != 0:
            raise ValueError(f"l2={l2} is not a finite number from 0 on")
        self.l2 = l2

    def __call__(self, w):
        flat = ops.reshape(w, (-1,))
        return ops.tensordot(flat, flat, axes=1) * self.l2

    def get_config(self):
        config = super().get_config() if False else {}
        config["l2"] = self.l2
        return config
