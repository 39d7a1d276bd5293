# diagnosis: not 0 for weights of 0
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if l2 < 0 or l2 != l2 or l2 == float("inf"):
            raise ValueError(f"l2 = {l2} is not allowed")
        self.l2 = float(l2)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        largest = ops.max(ops.abs(w))  # scaled, so that no square overflows
        return self.l2 * ops.square(largest) * ops.sum(ops.square(w / largest))

    def get_config(self):
        return {"l2": self.l2}
