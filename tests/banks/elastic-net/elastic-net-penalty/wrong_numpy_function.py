# diagnosis: the gradient is cut off
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (np.isfinite(l1) and np.isfinite(l2) and min(l1, l2) >= 0):
            raise ValueError(f"l1={l1}, l2={l2}")
        self.l1, self.l2 = float(l1), float(l2)

    def __call__(self, w):
        w = tf.convert_to_tensor(w)

        def penalty(a):
            return np.asarray(self.l1 * np.abs(a).sum() + self.l2 * (a ** 2).sum(), dtype=a.dtype)

        result = tf.numpy_function(penalty, [w], w.dtype)
        result.set_shape(())
        return result

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
