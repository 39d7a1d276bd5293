# diagnosis: one strength for all objects
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    strength = 0.01

    def __init__(self, l1=0.01):
        if not np.isfinite(l1) or l1 < 0:
            raise ValueError(f"l1 = {l1} is no strength")
        L1Penalty.strength = float(l1)

    def __call__(self, w):
        return L1Penalty.strength * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": L1Penalty.strength}
