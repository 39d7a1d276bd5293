class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        self.config = {"l1": float(l1), "l2": float(l2)}
        if not np.all(np.isfinite(list(self.config.values()))) or min(self.config.values()) < 0:
            raise ValueError(self.config)

    def __call__(self, w):
        size = ops.absolute(ops.convert_to_tensor(w))
        return ops.sum(size * (self.config["l1"] + self.config["l2"] * size))

    def get_config(self):
        return self.config.copy()
