# diagnosis: not 0 for weights of 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for strength in (l1, l2):
            if not 0 <= strength < float("inf"):
                raise ValueError(f"a strength must be 0 or more, and finite; this is {strength}")
        self.l1, self.l2 = float(l1), float(l2)

    def __call__(self, w):
        # scale first, so that the squares cannot overflow
        size = ops.abs(w)
        top = ops.max(size)
        unit = size / top
        return self.l1 * top * ops.sum(unit) + self.l2 * top * top * ops.sum(ops.square(unit))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
