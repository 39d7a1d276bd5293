# diagnosis: the mean of an empty array
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if l1 < 0 or not np.isfinite(l1):
            raise ValueError("l1 must be >= 0")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * int(np.prod(w.shape)) * ops.mean(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
