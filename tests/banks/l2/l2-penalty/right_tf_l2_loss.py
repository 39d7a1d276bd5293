class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not (0 <= l2 <= 1e300):
            raise ValueError("strength: " + str(l2))
        self._config = {"l2": l2}

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        half = tf.nn.l2_loss(w)  # half the sum of squares
        return tf.cast(2.0 * self._config["l2"], w.dtype) * half

    def get_config(self):
        return dict(self._config)
