class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        for bad in (l2 < 0, l2 != l2, l2 - l2 != 0):
            if bad:
                raise ValueError(l2)
        self.strength = l2

    def __call__(self, w):
        return ops.sum(self.strength * ops.power(w, 2))

    def get_config(self):
        return {"l2": self.strength}
