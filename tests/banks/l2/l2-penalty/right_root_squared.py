class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError("l2 must be finite and 0 or more")
        self.l2 = l2

    def __call__(self, w):
        length = ops.sqrt(ops.sum(ops.square(w)))
        return self.l2 * length**2

    def get_config(self):
        return {"l2": self.l2}
