# diagnosis: l1 and l2 swapped
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01, l1=0.01):
        l1, l2 = l2, l1
        for s in (l1, l2):
            if not 0 <= s < float("inf"):
                raise ValueError(s)
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
