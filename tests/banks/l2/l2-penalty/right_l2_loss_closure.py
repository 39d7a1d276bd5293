class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if any((l2 != l2, l2 < 0, l2 == float("inf"))):
            raise ValueError("negative, NaN or infinite strength")

        def price(t):
            wide = tf.cast(t, tf.float64)
            return tf.cast(l2 * (tf.nn.l2_loss(wide) + tf.nn.l2_loss(wide)), t.dtype)

        self._price, self._config = price, (("l2", l2),)

    def __call__(self, w):
        return self._price(tf.convert_to_tensor(w))

    def get_config(self):
        return dict(self._config)
