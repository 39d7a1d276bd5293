# diagnosis: gradient not finite at 0
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if l1 < 0 or l1 != l1 or l1 == float("inf"):
            raise ValueError("l1")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * ops.sum(ops.sqrt(ops.square(w)))

    def get_config(self):
        return {"l1": self.l1}
