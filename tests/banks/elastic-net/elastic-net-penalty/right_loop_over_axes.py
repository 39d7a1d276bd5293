class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        bad = [s for s in (l1, l2) if not np.isfinite(s) or s < 0]
        if len(bad) > 0:
            raise ValueError(f"not allowed: {bad}")
        self.strengths = np.array([l1, l2])

    def __call__(self, w):
        one, two = ops.relu(w) + ops.relu(-w), w * w
        total = float(self.strengths[0]) * one + float(self.strengths[1]) * two
        for _ in range(len(w.shape)):
            total = ops.sum(total, axis=-1)
        return total

    def get_config(self):
        return {"l1": self.strengths[0].item(), "l2": self.strengths[1].item()}
