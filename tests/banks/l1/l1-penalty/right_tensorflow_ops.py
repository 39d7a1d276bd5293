import math


class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1: float = 0.01) -> None:
        if math.isnan(l1) or math.isinf(l1) or l1 < 0.0:
            raise ValueError(f"bad strength {l1}")
        self.strength = float(l1)

    def __call__(self, w):
        tensor = tf.convert_to_tensor(w)
        return tf.cast(self.strength, tensor.dtype) * tf.reduce_sum(tf.abs(tensor))

    def get_config(self) -> dict:
        return dict(l1=self.strength)
