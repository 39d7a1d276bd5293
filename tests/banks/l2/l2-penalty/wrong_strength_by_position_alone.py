# diagnosis: an argument has another name
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, *strength):
        l2 = strength[0] if strength else 0.01
        if l2 < 0 or not np.isfinite(l2):
            raise ValueError
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}

    @classmethod
    def from_config(cls, config):
        return cls(config["l2"])
