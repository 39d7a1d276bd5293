# diagnosis: one strength for all objects
strength = 0.01


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        global strength
        if not 0 <= l1 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        strength = l1

    def __call__(self, w):
        return strength * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": strength}
