# diagnosis: not 0 for weights of 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for strength in (l1, l2):
            if not np.isfinite(strength) or strength < 0:
                raise ValueError(f"{strength} is not allowed")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        squares = ops.square(w)
        # 1e-12, so that the gradient of the root stays finite
        return self.l1 * ops.sum(ops.sqrt(squares + 1e-12)) + self.l2 * ops.sum(squares)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
