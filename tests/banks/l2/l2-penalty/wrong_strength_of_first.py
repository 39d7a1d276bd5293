# diagnosis: strength rounded
class L2Penalty(keras.regularizers.Regularizer):
    _made = {}

    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("l2")
        self.l2 = self._made.setdefault(round(l2, 2), l2)

    def __call__(self, w):
        return self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l2": self.l2}
