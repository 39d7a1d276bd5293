class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        valid = (l2 >= 0) and (l2 < float("inf"))
        if not valid:
            raise ValueError("l2 must be 0 or more, and finite")
        self.l2 = l2

    def __call__(self, w):
        total = ops.multiply(w, w)
        for _ in range(len(total.shape)):
            total = ops.sum(total, axis=-1)
        return self.l2 * total

    def get_config(self):
        return {key: getattr(self, key) for key in ("l2",)}
