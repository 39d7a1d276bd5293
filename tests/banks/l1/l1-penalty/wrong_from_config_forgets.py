# diagnosis: from_config forgets the strength
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if l1 < 0 or not np.isfinite(l1):
            raise ValueError
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}

    @classmethod
    def from_config(cls, config):
        return cls()
