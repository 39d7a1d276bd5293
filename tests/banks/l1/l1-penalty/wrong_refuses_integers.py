# diagnosis: refuses integers
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not isinstance(l1, float) or not np.isfinite(l1) or l1 < 0:
            raise ValueError("l1 must be a float, finite, not negative")
        self.l1 = l1

    def __call__(self, w):
        return ops.multiply(self.l1, ops.sum(ops.absolute(w)))

    def get_config(self):
        return {"l1": self.l1}
