# diagnosis: not 0 for weights of 0
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l2 = l2

    def __call__(self, w):
        largest = ops.max(ops.abs(w))  # so that no square can overflow
        return self.l2 * largest**2 * ops.sum(ops.square(w / largest))

    def get_config(self):
        return {"l2": self.l2}
