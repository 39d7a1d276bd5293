# diagnosis: get_config has a key too many
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if l1 < 0 or np.isnan(l1) or np.isinf(l1):
            raise ValueError("The strength must be finite and not negative.")
        self.l1 = l1

    def __call__(self, w):
        self.dtype = keras.backend.standardize_dtype(w.dtype)
        strength = ops.cast(self.l1, self.dtype)
        return strength * ops.sum(ops.abs(w))

    def get_config(self):
        return dict(self.__dict__)
