# diagnosis: one strength for all objects
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    l1 = 0.01
    l2 = 0.01

    def __init__(self, l1=0.01, l2=0.01):
        if not np.isfinite(l1) or not np.isfinite(l2) or l1 < 0 or l2 < 0:
            raise ValueError("l1 and l2 must be finite and 0 or more")
        ElasticNetPenalty.l1 = l1
        ElasticNetPenalty.l2 = l2

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        return self.l1 * tf.reduce_sum(tf.abs(w)) + self.l2 * tf.reduce_sum(tf.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
