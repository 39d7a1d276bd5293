from math import isfinite


class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        self.l2 = l2

    @property
    def l2(self):
        return self._strength

    @l2.setter
    def l2(self, strength):
        if not (isfinite(strength) and strength >= 0):
            raise ValueError(f"{strength!r} is no strength")
        self._strength = strength

    def __call__(self, w):
        flat = ops.reshape(w, (-1,))
        return ops.multiply(ops.tensordot(flat, flat, axes=1), ops.cast(self.l2, flat.dtype))

    def get_config(self):
        return {"l2": self.l2}

    @classmethod
    def from_config(cls, config):
        return cls(l2=config["l2"])
