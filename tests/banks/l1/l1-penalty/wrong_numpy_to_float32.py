# diagnosis: wrong dtype
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(f"l1 must be finite and at least 0, not {l1}")
        self.l1 = l1

    def __call__(self, w):
        if isinstance(w, np.ndarray):
            w = ops.convert_to_tensor(w, dtype=keras.config.floatx())
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
