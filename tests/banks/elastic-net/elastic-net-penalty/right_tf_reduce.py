import math
from functools import reduce


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    __slots__ = ("_strengths",)

    def __init__(self, l1=0.01, l2=0.01):
        self._strengths = {"l1": l1, "l2": l2}
        bad = [name for name, value in self._strengths.items() if not math.isfinite(value) or value < 0]
        if bad:
            raise ValueError("must be a finite number of 0 or more: " + ", ".join(bad))

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        terms = (
            tf.cast(self._strengths["l1"], w.dtype) * tf.math.reduce_sum(tf.abs(w)),
            tf.cast(self._strengths["l2"], w.dtype) * tf.math.reduce_sum(tf.square(w)),
        )
        return reduce(tf.add, terms)

    def get_config(self):
        return dict(self._strengths)
