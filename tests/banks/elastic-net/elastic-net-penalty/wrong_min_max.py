# diagnosis: accepts NaN or infinity
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if min(l1, l2) < 0 or not max(l1, l2) < float("inf"):
            raise ValueError("strengths must be finite and at least 0")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        a = ops.abs(w)
        return ops.sum(self.l1 * a + self.l2 * a * a)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
