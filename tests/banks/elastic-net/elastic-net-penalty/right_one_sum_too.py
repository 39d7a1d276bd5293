class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not all(np.isfinite([l1, l2])) or l1 < 0 or l2 < 0:
            raise ValueError(f"strengths must be 0 or more and finite: {l1}, {l2}")
        self.strengths = {"l1": l1, "l2": l2}

    def __call__(self, w):
        size = ops.abs(ops.convert_to_tensor(w))
        return ops.sum(size * (self.strengths["l1"] + self.strengths["l2"] * size))

    def get_config(self):
        return self.strengths.copy()
