# diagnosis: raised AttributeError
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1 must be 0 or more, and finite")
        self.l1 = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        self.l1 = float(np.asarray(self.l1, dtype=w.dtype.as_numpy_dtype))
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
