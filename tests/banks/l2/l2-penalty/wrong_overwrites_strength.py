# diagnosis: get_config does not return the strength
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if l2 < 0 or l2 != l2 or l2 == float("inf"):
            raise ValueError(f"invalid strength: {l2}")
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        self.l2 = ops.cast(self.l2, w.dtype)  # otherwise the dtypes do not match
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
