class Penalty(keras.regularizers.Regularizer):
    def __init__(self, strength):
        if np.isnan(strength) or np.isinf(strength) or strength < 0:
            raise ValueError("strength")
        self.strength = strength

    def __call__(self, w):
        w = ops.convert_to_tensor(w)
        return ops.sum(self.of(w)) * ops.cast(self.strength, w.dtype)
# %% extra cell
class L1Penalty(Penalty):
    def __init__(self, l1=0.01):
        super().__init__(strength=l1)

    def of(self, w):
        return ops.where(w < 0, -w, w)

    def get_config(self):
        return {"l1": self.strength}
