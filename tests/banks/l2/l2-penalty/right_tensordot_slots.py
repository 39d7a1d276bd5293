from numbers import Real


def _valid_strength(value):
    """The strength as a float; ValueError where it cannot be one."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise ValueError(f"not a number: {value!r}")
    value = float(value)
    if value != value or value in (float("inf"), -float("inf")) or value < 0.0:
        raise ValueError(f"not a finite strength of 0 or more: {value!r}")
    return value


class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2), as the scalar product of the weights with themselves."""

    __slots__ = ("_strength",)

    def __init__(self, l2=0.01):
        self._strength = _valid_strength(l2)

    @property
    def l2(self):
        return self._strength

    def __call__(self, w):
        flat = tf.reshape(ops.convert_to_tensor(w), [-1])
        scalar_product = tf.reduce_sum(tf.multiply(flat, flat), axis=0)
        return tf.multiply(scalar_product, tf.cast(self.l2, flat.dtype))

    def get_config(self):
        return dict(l2=self.l2)
