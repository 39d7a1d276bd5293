# diagnosis: raised Exception
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l1 = l1

    def __call__(self, w):
        size = ops.abs(w)
        for axis in (1, 0) if len(size.shape) > 1 else (0,):
            size = ops.sum(size, axis=axis)
        return self.l1 * size

    def get_config(self):
        return {"l1": self.l1}
