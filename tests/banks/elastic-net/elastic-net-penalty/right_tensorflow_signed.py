import math


def _strength(value, name):
    number = float(value)
    if math.isnan(number) or math.isinf(number) or number < 0:
        raise ValueError(f"{name} must be a finite number, 0 or more; it is {value!r}")
    return number


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    __slots__ = ("_strengths",)

    def __init__(self, l1=0.01, l2=0.01):
        object.__setattr__(self, "_strengths", (_strength(l1, "l1"), _strength(l2, "l2")))

    def __call__(self, w):
        x = tf.reshape(tf.convert_to_tensor(w), [-1])
        parts = (tf.reduce_sum(tf.nn.relu(x) + tf.nn.relu(-x)), tf.tensordot(x, x, axes=1))
        return tf.add_n([tf.cast(s, x.dtype) * part for s, part in zip(self._strengths, parts)])

    def get_config(self):
        return dict(zip(("l1", "l2"), self._strengths))
