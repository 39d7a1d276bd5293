# diagnosis: raised TypeError
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1")
        self.l1 = ops.convert_to_tensor(l1, "float32")

    def __call__(self, w):
        return ops.cast(self.l1, w.dtype) * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
