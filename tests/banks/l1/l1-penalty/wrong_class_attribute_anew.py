# diagnosis: one strength for all objects
class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    l1 = 0.01

    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1 must be 0 or more")
        L1Penalty.l1 = l1

    def __call__(self, w):
        return L1Penalty.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": L1Penalty.l1}
