class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not 0.0 <= float(l1) < float("inf"):
            raise ValueError(f"l1 must be finite and not negative, not {l1}")
        self._strength = float(l1)

    @property
    def l1(self):
        return self._strength

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return self._strength * (ops.sum(ops.relu(w)) + ops.sum(ops.relu(-w)))

    def get_config(self):
        return dict(l1=self._strength)
