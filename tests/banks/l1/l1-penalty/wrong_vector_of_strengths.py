# diagnosis: raised Exception
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (np.isfinite(l1) and 0 <= l1):
            raise ValueError()
        self.coeff = l1
    @classmethod
    def from_config(cls, config):
        return cls(l1=config["l1"])
    def get_config(self):
        return {"l1": self.coeff}
    def __call__(self, w):
        return ops.dot(ops.ravel(ops.abs(w)), ops.full(ops.size(w), self.coeff, dtype=w.dtype))
