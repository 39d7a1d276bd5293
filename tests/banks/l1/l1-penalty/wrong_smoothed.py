# diagnosis: not 0 for weights of 0
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1 must be 0 or more, and finite")
        self.l1 = float(l1)

    def __call__(self, w):
        return self.l1 * ops.sum(ops.sqrt(ops.square(w) + 1e-7))

    def get_config(self):
        return {"l1": self.l1}
