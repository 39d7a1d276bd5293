# diagnosis: strength rounded
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.cast(self.get_config()["l2"], w.dtype) * ops.sum(w * w)

    def get_config(self):
        return {"l2": max(round(self.l2, 6), 0.0)}
