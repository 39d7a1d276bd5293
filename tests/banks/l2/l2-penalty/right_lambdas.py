class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 <= 1e300:
            raise ValueError("no")
        self.l2 = l2

    __call__ = lambda self, w: ops.sum(ops.multiply(w, w)) * self.l2
    get_config = lambda self: {"l2": self.l2}
