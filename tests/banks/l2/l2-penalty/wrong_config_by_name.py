# diagnosis: get_config has a key too many
class L2Penalty(keras.regularizers.Regularizer):
    def __init__(self, l2=0.01):
        if not 0 <= l2 < float("inf"):
            raise ValueError("l2")
        self.l2 = l2
        self.config = {"l2": l2}

    def __call__(self, w):
        total = self.l2 * ops.sum(ops.square(w))
        self.config["last"] = total
        return total

    def get_config(self):
        return self.config
