# diagnosis: small weights cost too little
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError("negative, NaN or infinite")
        self.l1 = l1

    def __call__(self, w):
        size = ops.abs(w)
        return self.l1 * ops.sum(ops.where(size > 1e-7, size, ops.zeros_like(size)))

    def get_config(self):
        return {"l1": self.l1}
