# diagnosis: matrix norm instead of the sum over all entries
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for strength in (l1, l2):
            if not np.isfinite(strength) or strength < 0:
                raise ValueError(f"strengths must be finite and 0 or more, not {strength}")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        # L1 norm and squared L2 norm
        return self.l1 * ops.norm(w, ord=1) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
