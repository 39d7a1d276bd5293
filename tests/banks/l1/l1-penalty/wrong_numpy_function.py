# diagnosis: the gradient is cut off
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if l1 < 0 or np.isnan(l1) or np.isinf(l1):
            raise ValueError("l1")
        self.l1 = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return self.l1 * tf.numpy_function(lambda a: np.abs(a).sum(dtype=a.dtype), [w], w.dtype)

    def get_config(self):
        return {"l1": self.l1}
