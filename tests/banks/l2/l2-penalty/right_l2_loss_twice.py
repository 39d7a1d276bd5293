class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if l2 in (float("inf"), float("-inf")) or not l2 >= 0:
            raise ValueError("the strength must be a finite number that is not negative")
        self.l2 = float(l2)

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        # tf.nn.l2_loss is half the sum of squares
        return tf.nn.l2_loss(w) * tf.cast(2.0 * self.l2, w.dtype)

    def get_config(self):
        return {"l2": self.l2}
