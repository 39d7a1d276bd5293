# diagnosis: the L1 part of the gradient is missing
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for s in (l1, l2):
            if s != s or s < 0 or s == float("inf"):
                raise ValueError("a strength must be finite and 0 or more")
        self.l1 = float(l1)
        self.l2 = float(l2)

    def __call__(self, w):
        sizes = ops.stop_gradient(ops.abs(ops.convert_to_tensor(w)))  # not differentiable at 0
        return self.l1 * ops.sum(sizes) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
