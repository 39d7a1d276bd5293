import math


class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        self.strength = l1

    @property
    def strength(self):
        return self._strength

    @strength.setter
    def strength(self, value):
        if math.isnan(value) or math.isinf(value) or value < 0:
            raise ValueError(f"l1 must be a finite number >= 0, not {value}")
        self._strength = value

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return self.strength * ops.sum(ops.relu(w) + ops.relu(-w))

    def get_config(self):
        return {"l1": self.strength}
