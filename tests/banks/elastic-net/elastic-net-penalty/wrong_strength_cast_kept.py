# diagnosis: get_config does not return the strength
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if not (np.isfinite(l1) and np.isfinite(l2)) or l1 < 0 or l2 < 0:
            raise ValueError("strengths must be finite and non-negative")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        # same dtype as w, so that the result has it too
        self.l1 = ops.cast(self.l1, w.dtype)
        self.l2 = ops.cast(self.l2, w.dtype)
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
