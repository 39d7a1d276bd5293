# diagnosis: refuses integers
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not isinstance(l1, float) or not np.isfinite(l1) or l1 < 0.0:
            raise ValueError(f"l1 must be a non-negative float, got {l1!r}")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(ops.convert_to_tensor(w)))

    def get_config(self):
        return {"l1": self.l1}
