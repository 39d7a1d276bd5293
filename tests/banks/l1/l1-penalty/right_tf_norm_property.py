class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)); the strength is a property that checks itself."""

    def __init__(self, l1=0.01):
        self.l1 = l1

    @property
    def l1(self):
        return self._strength

    @l1.setter
    def l1(self, value):
        value = float(value)
        if not 0.0 <= value < float("inf"):  # False for NaN, too
            raise ValueError(f"the strength must be finite and at least 0, got {value!r}")
        self._strength = value

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        flat = tf.reshape(w, [-1])
        return tf.norm(flat, ord=1) * self._strength

    def get_config(self):
        return dict(l1=self._strength)
