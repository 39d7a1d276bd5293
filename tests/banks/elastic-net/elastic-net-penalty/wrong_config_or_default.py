# diagnosis: get_config returns another strength for 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if any(not 0 <= s < float("inf") for s in (l1, l2)):
            raise ValueError("strengths")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1 or 0.01, "l2": self.l2 or 0.01}
