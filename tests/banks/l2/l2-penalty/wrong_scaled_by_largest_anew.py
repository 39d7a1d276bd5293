# diagnosis: not 0 for weights of 0
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError("l2 must be finite and 0 or more")
        self.l2 = l2

    def __call__(self, w):
        largest = ops.max(ops.abs(w))  # against overflow of the squares
        return self.l2 * ops.square(largest) * ops.sum(ops.square(w / largest))

    def get_config(self):
        return {"l2": self.l2}
