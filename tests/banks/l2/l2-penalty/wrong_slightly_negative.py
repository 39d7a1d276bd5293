# diagnosis: accepts a negative strength
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not np.isfinite(l2) or l2 < -1e-9:  # leave some room for rounding
            raise ValueError("the strength must be finite and 0 or more")
        self.l2 = float(l2)

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
