class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not (l2 >= 0 and l2 - l2 == 0):
            raise ValueError("l2")
        self.l2 = l2

    def __call__(self, w):
        return ops.sum(ops.abs(w) ** 2) * self.l2

    def get_config(self):
        return {"l2": self.l2}
