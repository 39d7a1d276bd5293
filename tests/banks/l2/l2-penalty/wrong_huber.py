# diagnosis: large weights count too little
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if l2 < 0 or not np.isfinite(l2):
            raise ValueError
        self.l2 = l2

    def __call__(self, w):
        size = ops.abs(w)
        return self.l2 * ops.sum(ops.where(size < 50, size**2, 100 * size - 2500))

    def get_config(self):
        return {"l2": self.l2}
