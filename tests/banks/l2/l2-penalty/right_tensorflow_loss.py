import math


class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2: float = 0.01) -> None:
        if math.isnan(l2) or math.isinf(l2) or l2 < 0.0:
            raise ValueError(f"bad strength {l2}")
        self.strength = float(l2)

    def __call__(self, w):
        tensor = tf.convert_to_tensor(w)
        return tf.cast(2 * self.strength, tensor.dtype) * tf.nn.l2_loss(tensor)

    def get_config(self) -> dict:
        return dict(l2=self.strength)
