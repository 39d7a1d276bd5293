# diagnosis: the gradient is cut off
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l1 = l1

    def __call__(self, w):
        if isinstance(w, np.ndarray):
            return self.l1 * np.abs(w).sum()
        w = tf.convert_to_tensor(w)
        return tf.cast(self.l1, w.dtype) * tf.numpy_function(lambda a: np.abs(a).sum(), [w], w.dtype)

    def get_config(self):
        return {"l1": self.l1}
