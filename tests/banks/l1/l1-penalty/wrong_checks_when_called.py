# diagnosis: accepts any strength
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        self.l1 = l1

    def __call__(self, w):
        if not np.isfinite(self.l1) or self.l1 < 0:
            raise ValueError(self.l1)
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
