# diagnosis: wrong dtype
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if np.isnan(l2) or np.isinf(l2) or l2 < 0:
            raise ValueError("not a strength")
        self.l2 = float(l2)

    def __call__(self, w):
        half = keras.backend.standardize_dtype(w.dtype) == "float16"
        total = self.l2 * ops.sum(ops.square(ops.cast(w, "float32")))
        return ops.cast(total, "float16") if half else total

    def get_config(self):
        return {"l2": self.l2}
