def size(w):
    """|w| without abs."""
    return ops.maximum(w, ops.negative(w))


def check(value):
    if not (0 <= value < float("inf")):
        raise ValueError("strength out of range")
    return value
# %% extra cell
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        self._l1 = check(l1)

    def __call__(self, weights):
        return ops.sum(self._l1 * size(weights))

    def get_config(self):
        config = {}
        config["l1"] = self._l1
        return config
