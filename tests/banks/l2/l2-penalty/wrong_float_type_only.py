# diagnosis: refuses integers
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if type(l2) is not float or not 0.0 <= l2 < np.inf:
            raise ValueError("l2 must be a float, 0 or more")
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
