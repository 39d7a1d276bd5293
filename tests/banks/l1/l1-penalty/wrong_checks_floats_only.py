# diagnosis: accepts a negative integer
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if isinstance(l1, float) and (np.isnan(l1) or np.isinf(l1) or l1 < 0):
            raise ValueError("bad strength")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
