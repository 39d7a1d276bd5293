# diagnosis: none
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if not (np.isfinite(l1) and np.isfinite(l2) and l1 >= 0 and l2 >= 0):
            raise ValueError("strengths must be finite and not negative")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        squares = ops.sum(ops.matmul(ops.transpose(w), w))
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * squares

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
