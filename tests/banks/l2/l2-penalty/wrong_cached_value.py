# diagnosis: another answer when asked again
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError("l2 must be finite and at least 0")
        self.l2 = l2
        self.value = None

    def __call__(self, w):
        if self.value is None:
            self.value = self.l2 * ops.sum(ops.square(w))
        return self.value

    def get_config(self):
        return {"l2": self.l2}
