# diagnosis: not 0 for weights of 0
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        l1 = float(l1)
        if l1 < 0 or l1 != l1 or l1 == float("inf"):
            raise ValueError("l1 must be non-negative and finite")
        self.l1 = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        # |w| as a root, with a tiny number under it so that the gradient is finite at 0
        size = ops.sqrt(ops.square(w) + 1e-18)
        return ops.cast(self.l1, w.dtype) * ops.sum(size)

    def get_config(self):
        return {"l1": self.l1}
