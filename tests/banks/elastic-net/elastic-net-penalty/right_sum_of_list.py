class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if any([l1 < 0, l2 < 0, np.isnan(l1 + l2), np.isinf(l1 + l2)]):
            raise ValueError()
        vars(self).update(l1=l1, l2=l2)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return sum(a * ops.sum(ops.power(ops.abs(w), q)) for a, q in [(self.l1, 1), (self.l2, 2)])

    def get_config(self):
        return vars(self).copy()
