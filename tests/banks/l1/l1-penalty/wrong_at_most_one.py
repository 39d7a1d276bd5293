# diagnosis: strengths above 1 not taken as they are
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        if not 0.0 <= l1 <= 1.0:  # NaN and infinity fail here, too
            raise ValueError("the strength must lie between 0 and 1")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.sum(ops.absolute(w))

    def get_config(self):
        return {"l1": self.l1}
