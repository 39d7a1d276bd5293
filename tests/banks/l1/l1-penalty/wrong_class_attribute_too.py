# diagnosis: one strength for all objects
class L1Penalty(keras.regularizers.Regularizer):
    l1 = 0.01

    def __init__(self, l1=0.01):
        if l1 < 0 or l1 != l1 or l1 == float("inf"):
            raise ValueError("bad strength")
        L1Penalty.l1 = l1

    def __call__(self, w):
        return L1Penalty.l1 * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
