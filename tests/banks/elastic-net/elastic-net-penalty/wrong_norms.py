# diagnosis: matrix norm instead of the sum over all entries
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        for value in (l1, l2):
            if not 0 <= value < np.inf:
                raise ValueError(value)
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        return self.l1 * ops.norm(w, ord=1) + self.l2 * ops.norm(w, ord=2) ** 2

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
