# diagnosis: the mean of an empty array
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if l1 != l1 or l1 < 0 or l1 == np.inf:
            raise ValueError("The strength must be finite and not negative")
        self.l1 = l1

    def __call__(self, w):
        n = int(np.prod(w.shape))
        return self.l1 * n * ops.mean(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
