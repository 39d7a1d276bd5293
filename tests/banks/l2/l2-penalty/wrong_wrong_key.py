# diagnosis: get_config has another key
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError
        self.strength = l2

    def __call__(self, w):
        return self.strength * ops.sum(ops.square(w))

    def get_config(self):
        return {"strength": self.strength}
