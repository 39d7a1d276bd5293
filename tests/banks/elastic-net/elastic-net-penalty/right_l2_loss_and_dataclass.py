from dataclasses import asdict, dataclass
from math import inf


@dataclass(frozen=True)
class _Strengths:
    l1: float
    l2: float

    def __post_init__(self):
        for name, value in asdict(self).items():
            if not 0 <= value < inf:  # neither negative, nor NaN, nor infinite
                raise ValueError(f"{name} = {value} is no strength")


class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2), from TensorFlow's own halves of squares."""

    def __init__(self, l1=0.01, l2=0.01):
        self._strengths = _Strengths(float(l1), float(l2))

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        sizes = tf.reduce_sum(tf.where(w < 0, -w, w))
        squares = tf.nn.l2_loss(w)  # half of their sum
        return self._strengths.l1 * sizes + 2.0 * self._strengths.l2 * squares

    def get_config(self):
        return asdict(self._strengths)
