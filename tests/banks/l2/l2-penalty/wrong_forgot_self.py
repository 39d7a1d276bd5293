# diagnosis: raised AttributeError
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if l2 < 0 or np.isnan(l2) or np.isinf(l2):
            raise ValueError("l2 must be finite and >= 0")
        l2 = float(l2)

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
