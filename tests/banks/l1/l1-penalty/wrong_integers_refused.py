# diagnosis: refuses integers
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not isinstance(l1, float) or l1 < 0 or np.isnan(l1) or np.isinf(l1):
            raise ValueError("l1 must be a float, 0 or more")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
