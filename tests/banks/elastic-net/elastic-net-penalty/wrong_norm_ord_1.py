# diagnosis: matrix norm instead of the sum over all entries
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for strength in (l1, l2):
            if not np.isfinite(strength) or strength < 0:
                raise ValueError(f"the strength must be finite and not negative, got {strength}")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        l1_part = ops.norm(w, ord=1)
        l2_part = ops.sum(ops.square(w))
        return self.l1 * l1_part + self.l2 * l2_part

    def get_config(self):
        return {"l1": float(self.l1), "l2": float(self.l2)}
