# diagnosis: the mean of an empty array
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError(f"invalid strength: {l2}")
        self.l2 = l2

    def __call__(self, w):
        # the sum is the mean times the number of weights; a mean stays small, whatever their number
        number = int(np.prod(w.shape))
        return self.l2 * number * ops.mean(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
