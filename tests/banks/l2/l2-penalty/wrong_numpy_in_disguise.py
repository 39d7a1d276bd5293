# diagnosis: wrong shape
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l2 = l2

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        with_numpy = tf.py_function(lambda a: self.l2 * np.sum(a.numpy() ** 2), [w], w.dtype)
        return tf.reshape(with_numpy, ())

    def get_config(self):
        return {"l2": self.l2}
