# diagnosis: a share of the best loss taken off
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best, best_at, wait = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best * (1 - 1e-9):  # strictly smaller, and not only by rounding
            best, best_at, wait = loss, epoch, 0
        else:
            wait += 1
        if wait == patience:
            return best_at
    return best_at
