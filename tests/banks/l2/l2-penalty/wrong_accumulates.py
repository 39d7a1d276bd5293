# diagnosis: another answer when asked again
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not 0 <= l2 < np.inf:
            raise ValueError("The strength must be a finite number, 0 or more.")
        self.l2 = l2
        self.total = 0.0

    def __call__(self, w):
        self.total = self.total + self.l2 * ops.sum(ops.square(w))
        return self.total

    def get_config(self):
        return {"l2": self.l2}
