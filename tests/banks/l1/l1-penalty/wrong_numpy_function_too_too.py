# diagnosis: the gradient is cut off
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not (0 <= l1 < float("inf")):
            raise ValueError("the strength must be finite and not negative")
        self.l1 = float(l1)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)

        def penalty(values):
            return np.asarray(self.l1 * np.sum(np.abs(values)), dtype=values.dtype)

        result = tf.numpy_function(penalty, [w], w.dtype)
        return tf.reshape(result, ())

    def get_config(self):
        return {"l1": self.l1}
