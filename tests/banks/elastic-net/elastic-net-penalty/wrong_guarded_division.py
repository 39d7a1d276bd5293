# diagnosis: gradient not finite at 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for strength in (l1, l2):
            if not np.isfinite(strength) or strength < 0:
                raise ValueError(f"{strength} is no strength")
        self.l1, self.l2 = float(l1), float(l2)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        sign = ops.where(w == 0, ops.zeros_like(w), w / ops.abs(w))
        return self.l1 * ops.sum(sign * w) + self.l2 * ops.sum(w * w)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
