# diagnosis: some ranks not handled
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if np.isnan(l2) or l2 < 0 or l2 == np.inf:
            raise ValueError("l2")
        self.l2 = l2

    def __call__(self, w):
        per_unit = ops.sum(ops.square(w), axis=0)
        return self.l2 * ops.sum(per_unit)

    def get_config(self):
        return {"l2": self.l2}
