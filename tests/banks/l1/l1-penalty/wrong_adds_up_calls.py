# diagnosis: another answer when asked again
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(l1)
        self.l1 = l1
        self.total = 0.0

    def __call__(self, w):
        self.total = self.total + self.l1 * ops.sum(ops.abs(w))
        return self.total

    def get_config(self):
        return {"l1": self.l1}
