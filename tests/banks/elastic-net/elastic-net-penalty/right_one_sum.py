class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        for s in [l1, l2]:
            if not 0 <= s < np.inf:
                raise ValueError("no")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, x):
        size = abs(ops.convert_to_tensor(x))
        return ops.sum(size * (self.l1 + self.l2 * size))

    def get_config(self):
        return vars(self).copy()
