# diagnosis: get_config does not return the strength
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < np.inf:
            raise ValueError("l2 must be finite and not negative")
        self.l2 = l2

    def __call__(self, w):
        self.l2 = ops.cast(self.l2, ops.convert_to_tensor(w).dtype)
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
