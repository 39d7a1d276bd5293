class ElasticNetPenalty(keras.regularizers.Regularizer):
    """The penalty l1 * sum(abs(w)) + l2 * sum(w**2)."""

    def __init__(self, l1=0.01, l2=0.01):
        for name, value in {"l1": l1, "l2": l2}.items():
            if not 0 <= value < float("inf"):
                raise ValueError(f"{name}={value}")
            setattr(self, name, value)

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.sum(w * (self.l1 * ops.sign(w) + self.l2 * w))

    def get_config(self):
        return {name: getattr(self, name) for name in ("l2", "l1")}
