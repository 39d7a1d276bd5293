class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        self.l1 = l1
        self._validate()

    def _validate(self):
        for name, bad in {
            "negative": self.l1 < 0,
            "NaN": self.l1 != self.l1,
            "infinite": self.l1 in (float("inf"), float("-inf")),
        }.items():
            if bad:
                raise ValueError("strength is " + name)

    def __call__(self, w):
        flat = ops.reshape(ops.convert_to_tensor(w), (-1,))
        # relu(w) is the positive part, relu(-w) the negative: their sum is the size.
        return self.l1 * (ops.sum(ops.relu(flat)) + ops.sum(ops.relu(-flat)))

    def get_config(self):
        return {argument: getattr(self, argument) for argument in ("l1",)}
