# diagnosis: counts compared with `is`
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    smallest, kept, waiting = float("inf"), 0, 0
    for epoch in range(len(val_losses)):
        if val_losses[epoch] < smallest:
            smallest, kept, waiting = val_losses[epoch], epoch, 0
        else:
            waiting = waiting + 1
        if waiting is patience:
            return kept
    return kept
