class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        self.l1 = l1

    @property
    def l1(self):
        return self._l1

    @l1.setter
    def l1(self, value):
        value = float(value)
        if value != value or value in (float("inf"), float("-inf")) or value < 0:
            raise ValueError("l1 must be finite and not negative")
        self._l1 = value

    def __call__(self, w):
        flat = ops.reshape(w, (-1,))
        return ops.sum(ops.sign(flat) * flat) * ops.cast(self.l1, flat.dtype)

    def get_config(self):
        return dict(l1=self.l1)
