import math


class L1Penalty(keras.regularizers.Regularizer):
    """|w| is relu(w) + relu(-w); the strength is kept behind a read-only property."""

    def __init__(self, l1=0.01):
        if math.isnan(l1) or math.isinf(l1) or l1 < 0:
            raise ValueError("l1 must be a finite number, not negative")
        self._strength = float(l1)

    @property
    def l1(self):
        return self._strength

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        both = ops.sum(ops.relu(w)) + ops.sum(ops.relu(-w))
        return ops.cast(self._strength, w.dtype) * both

    def get_config(self):
        return dict(l1=self._strength)
