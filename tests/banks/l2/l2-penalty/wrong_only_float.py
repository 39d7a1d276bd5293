# diagnosis: refuses integers
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not isinstance(l2, float) or np.isnan(l2) or np.isinf(l2) or l2 < 0:
            raise ValueError("l2 must be a finite, non-negative float")
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.cast(self.l2, w.dtype) * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
