# diagnosis: averaged instead of summed
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError(l2)
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.mean(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
