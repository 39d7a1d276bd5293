class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        self.config = {"l1": l1, "l2": l2}
        bad = [f"{k}={v}" for k, v in self.config.items() if not 0 <= v <= 1e300]
        if bad:
            raise ValueError("refused: " + ", ".join(bad))

    def __call__(self, w):
        w = tf.reshape(tf.convert_to_tensor(w), [-1])
        sign = tf.stop_gradient(tf.sign(w))  # |w| = sign(w) * w, and so its slope is sign(w)
        per_weight = (self.config["l1"] * sign + self.config["l2"] * w) * w
        return tf.cast(tf.reduce_sum(per_weight), w.dtype)

    def get_config(self):
        return {**self.config}
