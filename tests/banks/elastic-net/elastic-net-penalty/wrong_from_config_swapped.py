# diagnosis: from_config swaps l1 and l2
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        for v in (l1, l2):
            if not 0 <= v < float("inf"):
                raise ValueError(v)
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}

    @classmethod
    def from_config(cls, config):
        return cls(*[config[k] for k in sorted(config, reverse=True)])
