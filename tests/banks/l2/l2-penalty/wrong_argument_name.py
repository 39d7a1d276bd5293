# diagnosis: an argument has another name
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, strength=0.01):
        if not np.isfinite(strength) or strength < 0:
            raise ValueError("strength must be finite and not negative")
        self.strength = strength

    def __call__(self, w):
        return self.strength * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.strength}
