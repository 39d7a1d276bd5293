# diagnosis: gradient not finite at 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (np.isfinite(l1) and np.isfinite(l2) and l1 >= 0 and l2 >= 0):
            raise ValueError
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        squares = ops.square(w)
        return self.l1 * ops.sum(ops.sqrt(squares)) + self.l2 * ops.sum(squares)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
