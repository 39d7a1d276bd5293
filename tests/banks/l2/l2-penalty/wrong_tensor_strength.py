# diagnosis: strength and weights in different dtypes
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not (np.isfinite(l2) and l2 >= 0):
            raise ValueError("bad strength")
        self.l2 = tf.constant(l2)

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": float(self.l2)}
