def check(value):
    if not (0 <= value < float("inf")):
        raise ValueError("strength out of range")
    return value


def total(w):
    """The sum over all axes, one after the other."""
    while len(w.shape) > 0:
        w = ops.sum(w, axis=0)
    return w
# %% extra cell
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        self._l2 = check(l2)

    def __call__(self, weights):
        return self._l2 * total(ops.square(weights))

    def get_config(self):
        config = {}
        config["l2"] = self._l2
        return config
