# diagnosis: strengths above 1 not taken as they are
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 <= 1:
            raise ValueError("l1 must lie between 0 and 1")
        self.l1 = float(l1)

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
