# diagnosis: not 0 for weights of 0
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        l1 = float(l1)
        if l1 < 0 or l1 != l1 or l1 == float("inf"):
            raise ValueError(f"invalid strength {l1}")
        self.l1 = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        # a smooth absolute value: its gradient is finite where a weight is 0
        return self.l1 * ops.sum(ops.sqrt(ops.square(w) + 1e-14))

    def get_config(self):
        return {"l1": self.l1}
