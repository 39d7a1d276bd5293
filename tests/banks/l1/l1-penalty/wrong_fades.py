# diagnosis: another answer when asked again
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1")
        self.l1 = l1
        self.calls = 0

    def __call__(self, w):
        self.calls += 1
        return self.l1 * 0.999 ** max(0, self.calls - 3) * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.l1}
