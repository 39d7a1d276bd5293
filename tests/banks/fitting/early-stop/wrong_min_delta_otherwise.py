# diagnosis: small improvements ignored
def best_epoch(val_losses, patience, min_delta=1e-4):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best_loss = float("inf")
    best = 0
    wait = 0
    for epoch, loss in enumerate(val_losses):
        if best_loss - loss > min_delta:
            best_loss = loss
            best = epoch
            wait = 0
        else:
            wait += 1
        if wait >= patience:
            break
    return best
