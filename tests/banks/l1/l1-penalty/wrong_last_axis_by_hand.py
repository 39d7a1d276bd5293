# diagnosis: raised Exception
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1")
        self.l1 = l1

    def __call__(self, w):
        w = ops.abs(w)
        if len(w.shape) == 2:
            w = ops.sum(w, axis=1)
        return self.l1 * ops.sum(w, axis=0)

    def get_config(self):
        return {"l1": self.l1}
