class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)): the positive parts of w and of -w."""

    def __init__(self, l1=0.01):
        if not (0.0 <= l1 <= 1.7976931348623157e308):
            raise ValueError("l1: a finite number, 0 or more")
        self.config = (("l1", l1),)

    def __call__(self, w):
        ((_, l1),) = self.config
        flat = ops.reshape(ops.convert_to_tensor(w), (-1,))
        size = ops.maximum(flat, -flat)
        return ops.multiply(ops.cast(l1, flat.dtype), ops.sum(size))

    def get_config(self):
        return {key: value for key, value in self.config}
