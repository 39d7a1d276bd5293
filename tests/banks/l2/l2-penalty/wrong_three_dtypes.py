# diagnosis: result not of the dtype of w
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        l2 = float(l2)
        if np.isnan(l2) or np.isinf(l2) or l2 < 0:
            raise ValueError(f"l2={l2} is not allowed")
        self.l2 = l2

    def __call__(self, w):
        dtype = keras.backend.standardize_dtype(w.dtype)
        if dtype not in ("float16", "float64"):
            dtype = "float32"
        w = ops.cast(w, dtype)
        return ops.cast(self.l2, dtype) * ops.sum(w * w)

    def get_config(self):
        return {"l2": self.l2}
