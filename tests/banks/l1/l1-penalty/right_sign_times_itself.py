import math


class L1Penalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01):
        self.l1 = float(l1)
        if math.isnan(self.l1) or math.isinf(self.l1) or self.l1 < 0:
            raise ValueError(f"l1 must be finite and 0 or more, not {l1}")

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        total = ops.sum(w * ops.stop_gradient(ops.sign(w)))
        return total * ops.cast(self.l1, total.dtype)

    def get_config(self):
        return dict(l1=self.l1)
