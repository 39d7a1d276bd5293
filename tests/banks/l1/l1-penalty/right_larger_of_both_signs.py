from numbers import Real


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not isinstance(l1, Real):
            raise TypeError(f"l1 is a {type(l1).__name__}")
        self.l1 = self._checked(float(l1))

    @staticmethod
    def _checked(strength):
        if strength >= 0.0 and strength - strength == 0.0:  # inf - inf and nan - nan are nan
            return strength
        raise ValueError(f"l1 = {strength} is no strength")

    def __call__(self, w):
        w = ops.reshape(ops.convert_to_tensor(w), (-1,))
        return ops.sum(ops.maximum(w, -w)) * ops.cast(self.l1, w.dtype)

    def get_config(self):
        return dict(l1=self.l1)
