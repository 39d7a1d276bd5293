# diagnosis: matrix norm instead of the sum over all entries
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(f"l1 must be a finite number, 0 or more, got {l1}")
        self.l1 = l1

    def __call__(self, w):
        # the sum of the absolute values is the 1-norm
        return self.l1 * ops.norm(w, ord=1)

    def get_config(self):
        return {"l1": self.l1}
