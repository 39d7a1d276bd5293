from collections import namedtuple

Epoch = namedtuple("Epoch", "val number train")


def generalization_gap(history):
    """Tuples compare by validation loss first, then by epoch number, so that a tie goes to the first epoch."""
    kept = min(map(Epoch, history["val_loss"], range(10**9), history["loss"]))
    return kept.val - kept.train
