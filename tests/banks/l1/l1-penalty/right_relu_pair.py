import math


class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        l1 = float(l1)
        if math.isnan(l1) or math.isinf(l1) or math.copysign(1.0, l1) < 0 and l1 != 0:
            raise ValueError(l1)
        self.strength = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.cast(self.strength, w.dtype) * (ops.sum(ops.relu(w)) + ops.sum(ops.relu(-w)))

    def get_config(self):
        return dict(l1=self.strength)
