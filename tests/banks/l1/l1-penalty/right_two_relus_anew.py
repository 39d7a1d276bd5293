class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        refused = l1 != l1 or l1 < 0 or l1 in (float("inf"), float("-inf"))
        if refused:
            raise ValueError("refused: " + repr(l1))
        self.__strength = l1

    l1 = property(lambda self: self._L1Penalty__strength)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        sizes = ops.relu(w) + ops.relu(-w)
        return ops.sum(sizes) * ops.cast(self.l1, w.dtype)

    def get_config(self):
        return dict(l1=self.l1)
