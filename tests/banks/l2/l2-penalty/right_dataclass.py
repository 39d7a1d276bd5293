import dataclasses
# %% extra cell
@dataclasses.dataclass(eq=False)
class L2Penalty(keras.regularizers.Regularizer):
    l2: float = 0.01

    def __post_init__(self):
        if self.l2 < 0 or not np.isfinite(self.l2):
            raise ValueError("l2")

    def __call__(self, w):
        return self.l2 * ops.sum(w * w)

    def get_config(self):
        return dataclasses.asdict(self)
