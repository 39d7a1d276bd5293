from dataclasses import asdict, dataclass
from math import isfinite


@dataclass(eq=False)
class ElasticNetPenalty(keras.regularizers.Regularizer):
    l1: float = 0.01
    l2: float = 0.01

    def __post_init__(self):
        wrong = {name: s for name, s in asdict(self).items() if not isfinite(s) or s < 0}
        if wrong:
            raise ValueError(f"no strengths: {wrong}")

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        kind = w.dtype
        absolute = tf.reduce_sum(tf.math.abs(w))
        squared = tf.reduce_sum(tf.math.square(w))
        return tf.add_n([tf.cast(float(self.l1), kind) * absolute, tf.cast(float(self.l2), kind) * squared])

    def get_config(self):
        return asdict(self)
