# diagnosis: matrix norm instead of the sum over all entries
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if l1 < 0 or not np.isfinite(l1):
            raise ValueError(f"l1 is {l1}")
        self.l1 = float(l1)

    def __call__(self, w):
        return self.l1 * ops.norm(w, ord=1)

    def get_config(self):
        return {"l1": self.l1}
