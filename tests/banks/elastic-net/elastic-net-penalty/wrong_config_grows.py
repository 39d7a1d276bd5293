# diagnosis: get_config has a key too many
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for strength in (l1, l2):
            if not 0 <= strength < float("inf"):
                raise ValueError(f"a strength must be 0 or more, and finite; this is {strength}")
        self.l1, self.l2 = float(l1), float(l2)

    def __call__(self, w):
        self.l1_part = self.l1 * ops.sum(ops.abs(w))
        self.l2_part = self.l2 * ops.sum(ops.square(w))
        return self.l1_part + self.l2_part

    def get_config(self):
        return dict(vars(self))
