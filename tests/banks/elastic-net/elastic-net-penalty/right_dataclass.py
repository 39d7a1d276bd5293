from dataclasses import dataclass, asdict
# %% extra cell
@dataclass
class ElasticNetPenalty(keras.regularizers.Regularizer):
    l1: float = 0.01
    l2: float = 0.01

    def __post_init__(self):
        for name, value in asdict(self).items():
            if not np.isfinite(value) or value < 0:
                raise ValueError(f"{name} = {value}")

    def __call__(self, w):
        return ops.sum(self.l1 * ops.abs(w) + self.l2 * ops.square(w))

    get_config = asdict
