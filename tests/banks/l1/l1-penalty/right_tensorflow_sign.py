class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        self.strength = self._checked(l1)

    @staticmethod
    def _checked(value):
        if value >= 0 and value - value == 0:
            return float(value)
        raise ValueError(value)

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        t = tf.reshape(tf.cast(w, tf.float64), [-1])
        return tf.cast(tf.tensordot(tf.stop_gradient(tf.sign(t)), self.strength * t, axes=1), w.dtype)

    def get_config(self):
        return dict(l1=self.strength)
