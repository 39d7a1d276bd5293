# diagnosis: strengths above 1 not taken as they are
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 <= 1e6:
            raise ValueError("strength out of range")
        self.l2 = l2

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
