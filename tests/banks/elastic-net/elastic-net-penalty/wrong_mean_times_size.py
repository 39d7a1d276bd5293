# diagnosis: the mean of an empty array
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (0 <= l1 < np.inf and 0 <= l2 < np.inf):
            raise ValueError
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        n = int(np.prod(w.shape))
        return n * ops.mean(self.l1 * ops.abs(w) + self.l2 * ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
