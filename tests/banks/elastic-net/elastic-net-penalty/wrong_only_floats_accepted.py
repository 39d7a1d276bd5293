# diagnosis: refuses integers
class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for value in (l1, l2):
            if not isinstance(value, float) or not np.isfinite(value) or value < 0.0:
                raise ValueError(f"Strengths must be finite, non-negative floats, got {value!r}")
        self.l1 = l1
        self.l2 = l2

    def __call__(self, w):
        return self.l1 * ops.sum(ops.abs(w)) + self.l2 * ops.sum(ops.square(w))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
