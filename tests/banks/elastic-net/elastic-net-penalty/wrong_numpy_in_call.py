# diagnosis: NumPy breaks the gradient
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if not np.isfinite(l1) or not np.isfinite(l2) or min(l1, l2) < 0:
            raise ValueError("bad strength")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        w = np.asarray(w)
        return (self.l1 * np.sum(np.abs(w)) + self.l2 * np.sum(w**2)).astype(w.dtype)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
