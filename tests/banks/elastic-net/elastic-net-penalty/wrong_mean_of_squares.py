# diagnosis: averaged instead of summed
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (np.isfinite(l1) and np.isfinite(l2)) or l1 < 0 or l2 < 0:
            raise ValueError((l1, l2))
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.mean(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
