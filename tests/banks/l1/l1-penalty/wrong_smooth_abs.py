# diagnosis: not 0 for weights of 0
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1 must be finite and non-negative")
        self.l1 = float(l1)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.sum(ops.sqrt(w * w + 1e-12)) * self.l1

    def get_config(self):
        return {"l1": self.l1}
