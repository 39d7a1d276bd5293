# diagnosis: refuses the strength 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (0 <= l1 < np.inf and 0 <= l2 < np.inf) or l1 + l2 == 0:
            raise ValueError("at least one strength must be larger than 0")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
