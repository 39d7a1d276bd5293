class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("l1")
        self.l1 = l1

    def __call__(self, w):
        return ops.sum(w * ops.sign(w)) * self.l1

    def get_config(self):
        return dict(l1=self.l1)
