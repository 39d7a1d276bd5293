# diagnosis: result not of the dtype of w
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (np.isfinite(l1) and l1 >= 0):
            raise ValueError(l1)
        self.l1 = l1
        if not (np.isfinite(l2) and l2 >= 0):
            raise ValueError(l2)
        self.l2 = l2

    def __call__(self, w):
        total = 0.0
        if self.l1:
            total = total + self.l1 * ops.sum(ops.abs(w))
        if self.l2:
            total = total + self.l2 * ops.sum(ops.square(w))
        return total

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
