# diagnosis: an argument has another name
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, lambda1=0.01, lambda2=0.01):
        if not (np.isfinite(lambda1) and np.isfinite(lambda2) and lambda1 >= 0 and lambda2 >= 0): raise ValueError
        self.l1, self.l2 = lambda1, lambda2
    def __call__(self, w):
        return ops.sum(self.l1 * ops.abs(w)) + self.l2 * ops.sum(w ** 2)
    def get_config(self):
        return {"lambda1": self.l1, "lambda2": self.l2}
