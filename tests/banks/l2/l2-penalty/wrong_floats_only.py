# diagnosis: refuses integers
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not isinstance(l2, float) or l2 < 0 or l2 != l2 or l2 == float("inf"):
            raise ValueError("l2 must be a float, 0 or more")
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
