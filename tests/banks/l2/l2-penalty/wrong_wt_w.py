# diagnosis: matrix product instead of squares
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if l2 < 0 or not np.isfinite(l2):
            raise ValueError("l2 must be finite and >= 0")
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        # the sum of squares is w.T @ w
        return self.l2 * ops.sum(ops.matmul(ops.transpose(w), w))

    def get_config(self):
        return {"l2": self.l2}
