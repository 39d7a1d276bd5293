from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Epoch:
    training: Fraction
    validation: Fraction

    @property
    def gap(self):
        return float(self.validation - self.training)


def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    best = None
    for training, validation in zip(history["loss"], history["val_loss"]):
        epoch = Epoch(Fraction(float(training)), Fraction(float(validation)))
        if best is None or epoch.validation < best.validation:
            best = epoch
    return best.gap
