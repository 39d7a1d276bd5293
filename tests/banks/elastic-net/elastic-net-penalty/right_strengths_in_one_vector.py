class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        if not (0 <= l1 < np.inf and 0 <= l2 < np.inf):
            raise ValueError("both strengths must be finite and not negative")
        self.l1, self.l2 = l1, l2

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        flat = ops.reshape(w, (-1,))
        sums = ops.stack([ops.sum(ops.abs(flat)), ops.norm(flat) ** 2])
        return ops.dot(ops.cast([self.l1, self.l2], w.dtype), sums)

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
