class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        import math

        strength = float(l2)
        if math.isfinite(strength) and strength >= 0.0:
            self.l2 = strength
        else:
            raise ValueError(f"l2 must be finite and 0 or more, not {l2!r}")

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        flat = ops.reshape(ops.cast(w, "float64"), (-1,))
        return ops.cast(ops.einsum("i,i->", flat, flat) * self.l2, w.dtype)

    def get_config(self):
        return {"l2": self.l2}
