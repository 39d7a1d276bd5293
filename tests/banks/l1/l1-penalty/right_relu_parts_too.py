class L1Penalty(keras.regularizers.Regularizer):
    __slots__ = ("l1",)

    def __init__(self, l1=0.01):
        import math

        if math.isnan(l1) or math.isinf(l1) or l1 < 0:
            raise ValueError(f"not a strength: {l1}")
        object.__setattr__(self, "l1", float(l1))

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        wide = ops.cast(w, "float64")
        halves = map(ops.relu, (wide, -wide))
        return ops.cast(sum(self.l1 * ops.sum(half) for half in halves), w.dtype)

    def get_config(self):
        return {"l1": self.l1}
