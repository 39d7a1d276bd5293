# diagnosis: borrowed instead of built
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l2 = l2

    def __call__(self, w):
        return keras.regularizers.L2(self.l2)(w)

    def get_config(self):
        return {"l2": self.l2}
