# diagnosis: ties counted as improvement
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best = float("inf")
    best_index = wait = 0
    for epoch, loss in enumerate(val_losses):
        if loss <= best:
            best, best_index, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return best_index
