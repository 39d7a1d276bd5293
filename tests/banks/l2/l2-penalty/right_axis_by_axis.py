class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not np.all(np.isfinite(l2)) or np.signbit(l2) and l2 != 0:
            raise ValueError(f"{l2!r} is not a strength")
        self.config = dict(l2=l2)

    def __call__(self, w):
        squares = ops.multiply(w, w)
        while len(squares.shape) > 0:
            squares = ops.sum(squares, axis=-1)
        return squares * self.config["l2"]

    def get_config(self):
        return dict(self.config)
