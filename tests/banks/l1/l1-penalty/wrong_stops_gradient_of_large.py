# diagnosis: the gradient of large or small weights is not right
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError("negative, NaN or infinite")
        self.l1 = l1

    def __call__(self, w):
        size = ops.abs(w)
        capped = ops.minimum(size, 1e3)
        return self.l1 * ops.sum(capped + ops.stop_gradient(size - capped))

    def get_config(self):
        return {"l1": self.l1}
