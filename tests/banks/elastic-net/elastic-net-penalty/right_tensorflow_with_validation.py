# STYLE: TensorFlow functions, a validating static helper, slots-like named attributes
import math
import numbers


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    @staticmethod
    def _strength(name, value):
        if not isinstance(value, numbers.Real):
            raise ValueError(f"{name} must be a number, not {value!r}")
        if math.isnan(value) or math.isinf(value) or value < 0:
            raise ValueError(f"{name} must be finite and at least 0, not {value!r}")
        return float(value)

    def __init__(self, l1=0.01, l2=0.01):
        self.l1 = self._strength("l1", l1)
        self.l2 = self._strength("l2", l2)

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        total = tf.constant(0, dtype=w.dtype)
        if self.l1 > 0:
            total = total + tf.cast(self.l1, w.dtype) * tf.reduce_sum(tf.abs(w))
        if self.l2 > 0:
            total = total + tf.cast(self.l2, w.dtype) * tf.reduce_sum(tf.square(w))
        return total

    def get_config(self):
        return dict(l1=self.l1, l2=self.l2)
