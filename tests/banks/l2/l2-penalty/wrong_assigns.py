# diagnosis: changes the caller's arguments
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError(l2)
        self.l2 = l2

    def __call__(self, w):
        value = self.l2 * ops.sum(ops.square(w))
        if isinstance(w, keras.Variable):
            w.assign(0.9 * w)
        return value

    def get_config(self):
        return {"l2": self.l2}
