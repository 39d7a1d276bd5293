# diagnosis: the mean of an empty array
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1")
        self.l1 = float(l1)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return self.l1 * int(np.prod(w.shape)) * ops.mean(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
