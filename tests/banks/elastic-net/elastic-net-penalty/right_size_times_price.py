class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        for name, strength in (("l1", l1), ("l2", l2)):
            if not 0 <= strength <= np.finfo(float).max:
                raise ValueError(f"{name} = {strength}")
        self.strengths = l1, l2

    def __call__(self, w):
        size = ops.abs(w)
        return ops.sum(size * (self.strengths[0] + self.strengths[1] * size))

    def get_config(self):
        return dict(zip(("l1", "l2"), self.strengths))
