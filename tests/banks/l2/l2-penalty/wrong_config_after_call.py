# diagnosis: get_config has a key too many
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not 0 <= l2 < np.inf:
            raise ValueError("l2 must be 0 or more, and finite")
        self.l2 = l2

    def __call__(self, w):
        self.value = self.l2 * ops.sum(ops.square(w))
        return self.value

    def get_config(self):
        return dict(self.__dict__)
