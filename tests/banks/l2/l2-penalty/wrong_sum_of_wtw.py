# diagnosis: matrix product instead of squares
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not (l2 >= 0 and np.isfinite(l2)):
            raise ValueError("l2 has to be >= 0 and finite")
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        # w^T w
        return self.l2 * ops.sum(ops.matmul(ops.transpose(w), w))

    def get_config(self):
        return {"l2": self.l2}
