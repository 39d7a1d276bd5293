# diagnosis: one strength for all objects
class ElasticNetPenalty(keras.regularizers.Regularizer):
    l1 = l2 = 0.01

    def __init__(self, l1=0.01, l2=0.01):
        for strength in (l1, l2):
            if not 0 <= strength < float("inf"):
                raise ValueError(f"{strength} is no strength")
        cls = type(self)
        cls.l1, cls.l2 = float(l1), float(l2)

    def __call__(self, w):
        sizes = ops.abs(ops.convert_to_tensor(w))
        return ops.sum(sizes * (self.l1 + self.l2 * sizes))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}
