# diagnosis: the L2 part of the gradient is halved
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if min(l1, l2) < 0 or not np.isfinite(l1) or not np.isfinite(l2):
            raise ValueError("strength")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        size = ops.abs(w)
        return ops.sum(size * (self.l1 + self.l2 * ops.stop_gradient(size)))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
