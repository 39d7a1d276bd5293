# diagnosis: small improvements ignored
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    smallest, best, count = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < smallest - 1e-8:
            smallest, best, count = loss, epoch, 0
        else:
            count += 1
        if count == patience:
            return best
    return best
