# diagnosis: get_config returns another strength for 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=None, l2=None):
        self.l1 = l1 or 0.01
        self.l2 = l2 or 0.01
        if not (0 <= self.l1 < np.inf and 0 <= self.l2 < np.inf):
            raise ValueError

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return dict(l1=self.l1, l2=self.l2)
