class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("l2")
        self.l2 = l2

    def __call__(self, w):
        length = ops.sqrt(ops.sum(ops.square(w)))
        return self.l2 * length**2

    def get_config(self):
        return {"l2": self.l2}
