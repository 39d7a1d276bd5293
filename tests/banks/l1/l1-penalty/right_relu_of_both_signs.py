import math


class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        if math.isnan(l1) or math.isinf(l1) or l1 < 0:
            raise ValueError("The strength must be finite and not negative.")
        self.l1 = l1

    def __call__(self, w):
        return self.l1 * (ops.sum(ops.relu(w)) + ops.sum(ops.relu(ops.negative(w))))

    def get_config(self):
        return {**super().get_config()} if False else {"l1": float(self.l1)}
