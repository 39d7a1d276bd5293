from typing import NamedTuple
from functools import reduce


class Epoch(NamedTuple):
    val: float
    index: int
    train: float


def generalization_gap(history):
    if not {"loss", "val_loss"} <= set(history):
        raise KeyError("loss and val_loss are needed")
    epochs = map(Epoch._make, zip(map(float, history["val_loss"]), range(10**9), map(float, history["loss"])))
    best = reduce(lambda a, b: b if b.val < a.val else a, epochs)
    return np.float64(best.val) - np.float64(best.train)
