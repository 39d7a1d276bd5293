class Part:
    def __init__(self, strength, of):
        if np.isnan(strength) or np.isinf(strength) or strength < 0:
            raise ValueError("a strength is finite and at least 0")
        self.strength, self.of = strength, of

    def __call__(self, w):
        return self.strength * ops.sum(self.of(w))
# %% extra cell
class ElasticNetPenalty(keras.regularizers.Regularizer):
    def __init__(self, l1=0.01, l2=0.01):
        self.parts = {"l1": Part(l1, ops.abs), "l2": Part(l2, ops.square)}

    def __call__(self, w):
        return sum(part(w) for part in self.parts.values())

    def get_config(self):
        return {name: part.strength for name, part in self.parts.items()}
