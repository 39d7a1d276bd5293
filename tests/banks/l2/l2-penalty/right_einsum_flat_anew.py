class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        strength = np.float64(l2)
        if not (strength >= 0 and strength < np.inf):
            raise ValueError("the strength is a finite number, 0 or more")
        self.strength = strength

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        flat = ops.reshape(w, [-1])
        squares = ops.einsum("i,i->", flat, flat)
        return ops.multiply(ops.cast(float(self.strength), w.dtype), squares)

    def get_config(self):
        return {"l2": self.strength.item()}
