# diagnosis: wrong shape
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (np.isfinite(l1) and l1 >= 0):
            raise ValueError
        self.l1 = l1
    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w), axis=(0, 1)) if len(w.shape) > 1 else self.l1 * ops.sum(ops.abs(w))
    def get_config(self):
        return {"l1": self.l1}
