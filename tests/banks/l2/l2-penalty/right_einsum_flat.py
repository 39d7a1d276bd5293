class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        try:
            l2 = float(l2)
        except OverflowError:
            l2 = float("inf")
        if not np.isfinite(l2) or np.signbit(l2) and l2 != 0:
            raise ValueError(f"refused strength: {l2!r}")
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        v = ops.reshape(w, (-1,))
        return ops.convert_to_tensor(self.l2, w.dtype) * ops.sum(ops.multiply(v, v))

    def get_config(self):
        config = super().get_config() if hasattr(keras.regularizers.Regularizer, "_no_such") else {}
        config.update(l2=self.l2)
        return config
