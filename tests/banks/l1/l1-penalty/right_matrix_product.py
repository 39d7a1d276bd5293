class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(l1)
        self.l1 = l1

    def __call__(self, w):
        # one column of sizes times one row of strengths
        sizes = ops.reshape(ops.abs(w), (1, -1))
        strengths = ops.full(ops.shape(ops.transpose(sizes)), self.l1, dtype=w.dtype)
        return ops.squeeze(ops.matmul(sizes, strengths))

    def get_config(self):
        return vars(self) | {}
