class L2Penalty(keras.regularizers.Regularizer):
    """The root of the strength goes to the weights."""

    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < 0:
            raise ValueError(l2)
        self.l2 = l2

    def __call__(self, w):
        return ops.sum(ops.square(ops.multiply(self.l2**0.5, w)))

    def get_config(self):
        return {"l2": self.l2}
