# diagnosis: get_config leaves out a strength of 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        for s in (l1, l2):
            if not 0 <= s < float("inf"):
                raise ValueError("strength")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {k: v for k, v in (("l1", self.l1), ("l2", self.l2)) if v}
