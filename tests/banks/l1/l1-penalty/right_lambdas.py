class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        try:
            ok = 0 <= l1 <= 1e300
        except TypeError:
            ok = False
        if not ok:
            raise ValueError("no")
        self.l1 = l1

    __call__ = lambda self, w: ops.sum(ops.abs(w)) * self.l1
    get_config = lambda self: {"l1": self.l1}
