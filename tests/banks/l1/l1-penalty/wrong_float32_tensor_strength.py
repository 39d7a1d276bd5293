# diagnosis: strength and weights in different dtypes
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(l1)
        self.l1 = tf.constant(l1, "float32")

    def __call__(self, w):
        return tf.multiply(self.l1, tf.reduce_sum(tf.abs(tf.convert_to_tensor(w))))

    def get_config(self):
        return {"l1": float(self.l1)}
