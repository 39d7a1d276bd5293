import math
import numbers


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not isinstance(l1, numbers.Real):
            raise TypeError(f"l1 must be a number, not {type(l1).__name__}")
        if math.isnan(l1) or math.isinf(l1) or l1 < 0:
            raise ValueError(f"l1 must be finite and 0 or more, not {l1}")
        self._l1 = float(l1)

    @property
    def l1(self):
        return self._l1

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        return tf.reduce_sum(tf.abs(w)) * tf.cast(self._l1, w.dtype)

    def get_config(self):
        return dict(l1=self._l1)
