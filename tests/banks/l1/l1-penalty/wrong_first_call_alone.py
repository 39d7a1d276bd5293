# diagnosis: another answer when asked again
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (np.isfinite(l1) and l1 >= 0):
            raise ValueError
        self.l1 = l1
        self.value = None
    def __call__(self, w):
        if self.value is None:
            self.value = self.l1 * ops.sum(ops.abs(w))
        return self.value
    def get_config(self):
        return {"l1": self.l1}
