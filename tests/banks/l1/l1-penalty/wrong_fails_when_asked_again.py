# diagnosis: another answer when asked again
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (np.isfinite(l1) and l1 >= 0):
            raise ValueError(f"l1 must be a finite number of at least 0, not {l1}")
        self.l1 = float(l1)
        self.first = True

    def __call__(self, w):
        if self.first:
            self.first = False
            return self.l1 * ops.sum(ops.abs(w))
        return self.strength * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
