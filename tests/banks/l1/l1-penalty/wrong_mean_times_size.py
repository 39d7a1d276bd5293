# diagnosis: the mean of an empty array
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if l1 < 0 or not np.isfinite(l1):
            raise ValueError
        self.l1 = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return self.l1 * ops.mean(ops.abs(w)) * ops.cast(ops.size(w), w.dtype)

    def get_config(self):
        return {"l1": self.l1}
