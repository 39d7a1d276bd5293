# diagnosis: gradient not finite at 0
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1")
        self.l1 = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.cast(self.l1, w.dtype) * ops.sum(ops.sqrt(ops.square(w)))

    def get_config(self):
        return {"l1": self.l1}
