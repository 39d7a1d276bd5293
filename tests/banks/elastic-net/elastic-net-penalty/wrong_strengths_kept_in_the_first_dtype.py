# diagnosis: the precision of an earlier call is kept
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        if not (0 <= l1 < np.inf and 0 <= l2 < np.inf):
            raise ValueError("l1 and l2 must be finite and not negative")
        self.l1 = l1
        self.l2 = l2
        self._tensors = None

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        if self._tensors is None:  # make the constants only once
            dtype = keras.backend.standardize_dtype(w.dtype)
            self._tensors = np.array(self.l1, dtype), np.array(self.l2, dtype)
        l1, l2 = self._tensors
        return ops.add(ops.multiply(l1, ops.sum(ops.abs(w))), ops.multiply(l2, ops.sum(ops.square(w))))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
