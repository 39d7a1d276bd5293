# diagnosis: another answer when asked again
class L1Penalty(keras.regularizers.Regularizer):
    _signs = {}

    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError("negative, NaN or infinite")
        self.l1 = l1

    def __call__(self, w):
        if hasattr(w, "assign"):
            sign = self._signs.setdefault(id(w), ops.sign(w))
        else:
            sign = ops.sign(w)
        return self.l1 * ops.sum(sign * w)

    def get_config(self):
        return {"l1": self.l1}
