# diagnosis: result not of the dtype of w
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if l1 < 0 or np.isnan(l1) or np.isinf(l1):
            raise ValueError("bad l1")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * np.sum(np.abs(w))

    def get_config(self):
        return {"l1": self.l1}
