# diagnosis: strengths above 1 not taken as they are
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0.0 <= l1 <= 1.0:
            raise ValueError("l1 must be between 0 and 1")
        self.l1 = l1

    def __call__(self, w):
        return ops.sum(ops.abs(w)) * self.l1

    def get_config(self):
        return {"l1": self.l1}
