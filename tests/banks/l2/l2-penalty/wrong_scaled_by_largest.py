# diagnosis: not 0 for weights of 0
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not (l2 >= 0 and l2 != float("inf")):
            raise ValueError("l2")
        self.l2 = float(l2)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        largest = ops.max(ops.abs(w))
        return self.l2 * largest * largest * ops.sum(ops.square(w / largest))

    def get_config(self):
        return {"l2": self.l2}
