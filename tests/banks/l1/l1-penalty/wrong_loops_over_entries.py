# diagnosis: decides on values, which graph mode has not
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(l1)
        self.l1 = l1

    def __call__(self, w):
        total = ops.zeros((), dtype=w.dtype)
        for value in ops.reshape(w, (-1,)):
            total += value if value > 0 else -value
        return self.l1 * total

    def get_config(self):
        return {"l1": self.l1}
