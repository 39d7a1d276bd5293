class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        strength = float(l2)
        if strength < 0 or strength in (float("inf"),) or strength != strength:
            raise ValueError("l2 must be finite, and 0 or more")
        self.strength = strength

    def __call__(self, w):
        flat = ops.reshape(ops.convert_to_tensor(w), [-1])
        return ops.dot(flat, flat) * ops.convert_to_tensor(self.strength, flat.dtype)

    def get_config(self):
        return {"l2": self.strength}
