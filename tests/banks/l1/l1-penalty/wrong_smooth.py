# diagnosis: within a thousandth of the right values
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (np.isfinite(l1) and l1 >= 0):
            raise ValueError
        self.l1 = l1
    def __call__(self, w):
        return self.l1 * ops.sum(ops.sqrt(ops.square(w) + 1e-4))
    def get_config(self):
        return {"l1": self.l1}
