# diagnosis: the precision of an earlier call is kept
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l1 = float(l1)
        self._strength = None

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        if self._strength is None:
            # only cast once, not in every training step
            self._strength = ops.cast(self.l1, w.dtype)
        return ops.multiply(self._strength, ops.sum(ops.abs(w)))

    def get_config(self):
        return {"l1": self.l1}
