# diagnosis: get_config does not return the strength
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if l2 < 0 or not np.isfinite(l2):
            raise ValueError
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": float(f"{self.l2:.3g}")}
