from dataclasses import dataclass
# %% extra cell
@dataclass
class L1Penalty(keras.regularizers.Regularizer):
    l1: float = 0.01

    def __post_init__(self):
        if not 0 <= self.l1 < float("inf"):
            raise ValueError("l1 must be finite and not negative")

    def __call__(self, w):
        return self.l1 * ops.sum(ops.absolute(w))

    def get_config(self):
        return {"l1": self.l1}
