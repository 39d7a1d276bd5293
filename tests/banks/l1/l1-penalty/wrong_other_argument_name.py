# diagnosis: an argument has another name
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, strength=0.01):
        if not 0 <= strength < float("inf"):
            raise ValueError("strength")
        self.strength = strength

    def __call__(self, w):
        return self.strength * ops.sum(ops.abs(w))

    def get_config(self):
        return {"l1": self.strength}
