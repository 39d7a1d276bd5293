# diagnosis: averaged instead of summed
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(l1)
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.mean(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
