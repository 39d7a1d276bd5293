# diagnosis: large weights count too little
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if min(l1, l2) < 0 or not np.isfinite(l1 + l2):
            raise ValueError("strengths")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.sum(ops.abs(w) * (self.l1 + self.l2 * ops.minimum(ops.abs(w), 100.0)))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
