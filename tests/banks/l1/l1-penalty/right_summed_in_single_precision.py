class L1Penalty(keras.regularizers.Regularizer):
    """Half precision is summed in single precision, and given back in half."""

    def __init__(self, l1=0.01):
        if isinstance(l1, complex) or not (l1 >= 0) or l1 == np.inf:
            raise ValueError("no strength")
        self.l1 = l1

    def __call__(self, w):
        kind = keras.backend.standardize_dtype(w.dtype)
        wide = kind if kind in ("float32", "float64") else "float32"
        return ops.cast(self.l1 * ops.sum(ops.abs(ops.cast(w, wide))), kind)

    def get_config(self):
        return {"l1": self.l1}
