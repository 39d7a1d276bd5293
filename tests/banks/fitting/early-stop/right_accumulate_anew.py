from itertools import accumulate, chain


def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    before = chain([float("inf")], accumulate(val_losses, min))
    improvements = [epoch for epoch, (loss, smallest) in enumerate(zip(val_losses, before)) if loss < smallest]
    for this, following in zip(improvements, improvements[1:]):
        if following - this > patience:
            return this
    return improvements[-1]
