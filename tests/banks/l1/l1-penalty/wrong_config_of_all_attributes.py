# diagnosis: get_config has a key too many
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if l1 != l1 or l1 < 0 or l1 == float("inf"):
            raise ValueError(f"not a strength: {l1}")
        self.l1 = l1

    def __call__(self, w):
        self.value = self.l1 * ops.sum(ops.abs(w))
        return self.value

    def get_config(self):
        return dict(vars(self))
