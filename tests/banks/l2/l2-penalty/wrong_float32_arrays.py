# diagnosis: wrong dtype
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        l2 = float(l2)
        if l2 < 0 or np.isnan(l2) or np.isinf(l2):
            raise ValueError("l2 must be a finite number >= 0")
        self.l2 = l2

    def __call__(self, w):
        if isinstance(w, np.ndarray):
            w = ops.convert_to_tensor(w, dtype=keras.config.floatx())
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
