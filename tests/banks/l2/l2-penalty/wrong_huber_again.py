# diagnosis: large weights count too little
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("l2")
        self.l2 = l2

    def __call__(self, w):
        size = ops.abs(w)
        return self.l2 * ops.sum(ops.where(size > 10, 20 * size - 100, size * size))

    def get_config(self):
        return {"l2": self.l2}
