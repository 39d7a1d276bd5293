class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2), summed in float64 by TensorFlow."""

    __slots__ = ("_strengths",)

    def __init__(self, l1=0.01, l2=0.01):
        def checked(value, name):
            if value != value or value in (float("inf"), float("-inf")) or value < 0:
                raise ValueError(f"{name}={value}")
            return value

        self._strengths = tuple(checked(*pair) for pair in ((l1, "l1"), (l2, "l2")))

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        wide = tf.reshape(tf.cast(w, tf.float64), [-1])
        a, b = (tf.constant(float(s), tf.float64) for s in self._strengths)
        total = a * tf.reduce_sum(tf.where(wide < 0, -wide, wide)) + b * tf.tensordot(wide, wide, 1)
        return tf.cast(total, w.dtype)

    def get_config(self):
        return dict(zip(("l1", "l2"), self._strengths))
