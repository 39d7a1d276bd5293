# diagnosis: gradient not finite at 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for name, value in (("l1", l1), ("l2", l2)):
            if not np.isfinite(value) or value < 0:
                raise ValueError(f"{name} must be a finite number >= 0, got {value}")
        self.l1 = float(l1)
        self.l2 = float(l2)

    def __call__(self, w):
        squares = ops.square(w)
        return self.l1 * ops.sum(ops.sqrt(squares)) + self.l2 * ops.sum(squares)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
