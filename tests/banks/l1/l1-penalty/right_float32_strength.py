class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        l1 = np.float32(l1)
        if np.isnan(l1) or np.isinf(l1) or l1 < 0:
            raise ValueError("l1 must be finite and at least 0")
        self.l1 = float(l1)

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
