# diagnosis: small improvements ignored
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best_loss, best, wait = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best_loss - 1e-4:
            best_loss, best, wait = loss, epoch, 0
            continue
        wait += 1
        if wait >= patience:
            return best
    return best
