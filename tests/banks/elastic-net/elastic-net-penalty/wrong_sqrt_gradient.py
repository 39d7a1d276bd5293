# diagnosis: gradient not finite at 0
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for strength in (l1, l2):
            if not (0 <= strength < float("inf")):
                raise ValueError(f"a strength must be finite and not negative, it is {strength}")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        squares = ops.square(w)
        penalty = self.l1 * ops.sum(ops.sqrt(squares)) + self.l2 * ops.sum(squares)
        return ops.cast(penalty, w.dtype)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
