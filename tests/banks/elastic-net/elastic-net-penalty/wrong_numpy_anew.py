# diagnosis: NumPy breaks the gradient
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (0 <= l1 < float("inf") and 0 <= l2 < float("inf")):
            raise ValueError
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        w = np.asarray(w)
        return w.dtype.type(self.l1 * np.sum(np.abs(w)) + self.l2 * np.sum(w**2))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
