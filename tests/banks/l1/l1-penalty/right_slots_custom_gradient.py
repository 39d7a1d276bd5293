import math


@tf.custom_gradient
def _size_sum(w):
    """sum(abs(w)) with the gradient sign(w), which is 0 where w is 0."""
    total = tf.reduce_sum(tf.where(w < 0, -w, w))

    def gradient(upstream):
        return upstream * tf.sign(w)

    return total, gradient


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    __slots__ = ("_strength",)

    def __init__(self, l1=0.01):
        strength = float(l1)
        if not (math.isfinite(strength) and strength >= 0.0):
            raise ValueError(f"the strength must be finite and at least 0, it is {l1!r}")
        self._strength = strength

    @property
    def l1(self):
        return self._strength

    def __call__(self, w):
        tensor = tf.convert_to_tensor(w)
        return tf.cast(self._strength, tensor.dtype) * _size_sum(tensor)

    def get_config(self):
        return dict(l1=self._strength)
