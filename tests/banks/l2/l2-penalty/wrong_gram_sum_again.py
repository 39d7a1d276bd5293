# diagnosis: matrix product instead of squares
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError("l2 must be finite and not negative")
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.sum(ops.dot(ops.transpose(w), w))

    def get_config(self):
        return {"l2": self.l2}
