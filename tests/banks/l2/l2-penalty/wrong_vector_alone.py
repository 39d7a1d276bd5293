# diagnosis: some ranks not handled
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if l2 < 0 or not np.isfinite(l2):
            raise ValueError
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.sum(ops.diag(ops.matmul(w, ops.transpose(w)))) if len(w.shape) == 2 else self.l2 * ops.dot(w, w)

    def get_config(self):
        return {"l2": self.l2}
