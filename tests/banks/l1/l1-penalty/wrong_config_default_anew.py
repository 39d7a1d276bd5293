# diagnosis: get_config returns another strength for 0
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError("l1 must be finite and at least 0")
        self.strength = l1

    def __call__(self, w):
        return self.strength * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.strength or 0.01}
