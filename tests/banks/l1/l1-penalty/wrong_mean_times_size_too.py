# diagnosis: the mean of an empty array
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l1 = l1

    def __call__(self, w):
        count = int(np.prod(w.shape))
        return self.l1 * count * ops.mean(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
