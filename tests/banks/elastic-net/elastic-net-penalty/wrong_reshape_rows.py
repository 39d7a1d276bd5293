# diagnosis: raised IndexError
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if np.isnan(l1) or np.isnan(l2) or np.isinf(l1) or np.isinf(l2) or l1 < 0 or l2 < 0:
            raise ValueError("l1 and l2 must be finite numbers of at least 0")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        rows = ops.reshape(w, (w.shape[0], -1))
        per_row = self.l1 * ops.sum(ops.abs(rows), axis=1) + self.l2 * ops.sum(rows * rows, axis=1)
        return ops.sum(per_row)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
