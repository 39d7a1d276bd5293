# diagnosis: decides on values, which graph mode has not
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError(l2)
        self.l2 = l2

    def __call__(self, w):
        total = ops.zeros((), dtype=w.dtype)
        for value in ops.reshape(w, (-1,)):
            if value != 0:
                total += value * value
        return self.l2 * total

    def get_config(self):
        return {"l2": self.l2}
