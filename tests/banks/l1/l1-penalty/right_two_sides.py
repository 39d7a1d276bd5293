import math


class L1Penalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w))."""

    def __init__(self, l1=0.01):
        l1 = float(l1)
        if l1 < 0 or not math.isfinite(l1):
            raise ValueError(f"the strength must be finite and 0 or more, not {l1}")
        self.l1 = l1

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        sizes = ops.relu(w) + ops.relu(-w)
        return ops.cast(self.l1 * ops.sum(sizes), w.dtype)

    def get_config(self):
        return {"l1": self.l1}
