# diagnosis: small strengths not taken as they are
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        for s in (l1, l2):
            if not 0 <= s < float("inf"):
                raise ValueError(s)
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        total = self.l1 * ops.sum(ops.abs(w))
        if self.l2 > 1e-4:
            total += self.l2 * ops.sum(ops.square(w))
        return total

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
