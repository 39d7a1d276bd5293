# diagnosis: not 0 for weights of 0
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not (np.isfinite(l1) and l1 >= 0):
            raise ValueError("bad strength")
        self.l1 = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return self.l1 * ops.sum(ops.sqrt(w * w + 1e-12))

    def get_config(self):
        return {"l1": self.l1}
