# STYLE: functools.reduce over the pairs of losses, strictly smaller wins
from functools import reduce


def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    pairs = zip(history["val_loss"], history["loss"])
    kept = reduce(lambda best, pair: pair if pair[0] < best[0] else best, pairs)
    validation, training = kept
    return validation - training
