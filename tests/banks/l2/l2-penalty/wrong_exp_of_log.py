# diagnosis: some ranks not handled
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l2 = l2

    def __call__(self, w):
        length = ops.norm(w)
        return self.l2 * ops.exp(2.0 * ops.log(length))

    def get_config(self):
        return {"l2": self.l2}
