class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not (l1 >= 0 and l1 < np.inf):
            raise ValueError("l1")
        self._l1 = l1

    @property
    def l1(self):
        return self._l1

    def __call__(self, w):
        flat = ops.reshape(w, (-1,))
        total = ops.sum(ops.multiply(flat, ops.sign(flat)))
        return ops.multiply(total, ops.convert_to_tensor(self.l1, dtype=total.dtype))

    def get_config(self):
        return {"l1": self.l1}
