# diagnosis: not 0 for weights of 0
class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if not 0 <= l1 < float("inf"):
            raise ValueError("the strength must be finite and not negative")
        self.l1 = l1

    def __call__(self, w):
        # sqrt(w**2) has no gradient at 0, so add something tiny
        return self.l1 * ops.sum(ops.sqrt(ops.square(w) + 1e-12))

    def get_config(self):
        return {"l1": self.l1}
