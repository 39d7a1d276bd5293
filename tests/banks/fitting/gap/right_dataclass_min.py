from dataclasses import dataclass, field
from itertools import count


@dataclass(order=True, frozen=True)
class Epoch:
    validation: float
    number: int
    training: float = field(compare=False)

    @property
    def gap(self):
        return self.validation - self.training


def generalization_gap(history):
    """The gap of the epoch that comes first by validation loss, then by number."""
    epochs = (Epoch(*entry) for entry in zip(history["val_loss"], count(), history["loss"]))
    return min(epochs).gap
