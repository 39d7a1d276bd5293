# diagnosis: get_config is missing
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        super().__init__()
        if l1 < 0 or np.isnan(l1) or np.isinf(l1):
            raise ValueError("l1 must be a non-negative finite number")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        config = super().get_config()
        config.update({"l1": self.l1})
        return config
