class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        self.terms = [(float(l1), ops.abs), (float(l2), ops.square)]
        if any(not np.isfinite(strength) or strength < 0.0 for strength, _ in self.terms):
            raise ValueError("Strengths are finite and not negative")

    def __call__(self, w):
        parts = [strength * ops.sum(function(w)) for strength, function in self.terms]
        return parts[0] + parts[1]

    def get_config(self):
        (l1, _), (l2, _) = self.terms
        return {"l1": l1, "l2": l2}
