# diagnosis: an argument has another name
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, strength=0.01):
        if not np.isfinite(strength) or strength < 0:
            raise ValueError("no")
        self.l1 = strength
    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w))
    def get_config(self):
        return {"l1": self.l1}
