# diagnosis: wrong dtype
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not (l2 >= 0 and l2 != np.inf):
            raise ValueError("l2")
        self.l2 = l2

    def __call__(self, w):
        if keras.backend.standardize_dtype(w.dtype) != "float16":
            w = ops.cast(w, "float32")
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
