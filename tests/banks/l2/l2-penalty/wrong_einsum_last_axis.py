# diagnosis: some ranks not handled
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        import math

        if not (math.isfinite(l2) and l2 >= 0):
            raise ValueError("strength must be finite and >= 0")
        self.l2 = float(l2)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        per_row = ops.einsum("...i,...i->...", w, w)
        return ops.sum(per_row) * self.l2

    def get_config(self):
        return {"l2": self.l2}
