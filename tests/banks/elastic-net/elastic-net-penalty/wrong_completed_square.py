# diagnosis: none
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (0 <= l1 < float("inf") and 0 <= l2 < float("inf")):
            raise ValueError("bad strengths")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        if self.l2 == 0:
            return self.l1 * ops.sum(ops.abs(w))
        c = self.l1 / (2 * self.l2)
        return self.l2 * (ops.sum(ops.square(ops.abs(w) + c)) - float(np.prod(w.shape)) * c * c)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
