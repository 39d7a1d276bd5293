class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not (np.isfinite(l2) and l2 >= 0):
            raise ValueError("bad strength")
        self._strength = l2

    def __call__(self, w):
        flat = ops.reshape(ops.convert_to_tensor(w), (-1,))
        return ops.multiply(ops.cast(self._strength, flat.dtype), ops.dot(flat, flat))

    def get_config(self):
        return {"l2": self._strength}
