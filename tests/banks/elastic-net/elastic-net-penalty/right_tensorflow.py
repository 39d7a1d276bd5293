import math


def checked(value: float) -> float:
    if math.isnan(value) or math.isinf(value) or value < 0.0:
        raise ValueError(f"bad strength {value}")
    return float(value)
# %% extra cell
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1: float = 0.01, l2: float = 0.01) -> None:
        self.a, self.b = checked(l1), checked(l2)

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        return tf.cast(self.a, w.dtype) * tf.norm(tf.reshape(w, [-1]), 1) + tf.cast(self.b, w.dtype) * tf.reduce_sum(w * w)

    def get_config(self) -> dict:
        return dict(l2=self.b, l1=self.a)
