from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class _Epoch:
    training: Fraction
    validation: Fraction

    @property
    def gap(self):
        return self.validation - self.training


def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    epochs = [_Epoch(Fraction(float(t)), Fraction(float(v))) for t, v in zip(history["loss"], history["val_loss"])]
    kept = epochs[0]
    for epoch in epochs[1:]:
        if epoch.validation < kept.validation:
            kept = epoch
    return float(kept.gap)
