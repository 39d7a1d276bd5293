# diagnosis: result not of the dtype of w
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        l1 = float(l1)
        if l1 < 0 or l1 != l1 or l1 == float("inf"):
            raise ValueError("bad strength")
        self.l1 = l1

    def __call__(self, w):
        if self.l1 == 0:
            return 0.0
        return ops.multiply(self.l1, ops.sum(ops.abs(w)))

    def get_config(self):
        return dict(l1=self.l1)
