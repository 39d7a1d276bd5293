class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2); tf.nn.l2_loss is half of the sum of squares."""

    __slots__ = ("strength",)

    def __init__(self, l2=0.01):
        ok = l2 == l2 and abs(l2) != float("inf") and l2 >= 0
        if not ok:
            raise ValueError("l2 has to be a finite number that is not negative")
        self.strength = l2

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        return tf.nn.l2_loss(w) * tf.constant(2 * self.strength, w.dtype)

    def get_config(self):
        return {"l2": self.strength}
