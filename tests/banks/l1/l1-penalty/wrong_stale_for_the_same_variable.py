# diagnosis: another answer when asked again
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1")
        self.l1 = l1
        self.seen = None

    def __call__(self, w):
        if self.seen is not None and self.seen[0] is w:
            return self.seen[1]
        value = self.l1 * ops.sum(ops.abs(w))
        self.seen = (w, value)
        return value

    def get_config(self):
        return {"l1": self.l1}
