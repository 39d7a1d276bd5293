# diagnosis: one strength for all objects
class L2Penalty(keras.regularizers.Regularizer):
    """The penalty l2 * sum(w**2)."""

    l2 = 0.01

    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("l2 must be a finite number, 0 or more")
        L2Penalty.l2 = l2

    def __call__(self, w):
        return L2Penalty.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": L2Penalty.l2}
