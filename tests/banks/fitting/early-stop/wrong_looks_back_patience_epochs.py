# diagnosis: compared with the loss of so many epochs before
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    last = len(val_losses) - 1
    for epoch in range(patience, len(val_losses)):
        if val_losses[epoch] >= val_losses[epoch - patience]:  # nothing gained in `patience` epochs
            last = epoch
            break
    seen = val_losses[: last + 1]
    return seen.index(min(seen))
