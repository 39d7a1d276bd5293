# diagnosis: waits one epoch too long
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best = np.inf
    wait = 0
    for i in range(len(val_losses)):
        if val_losses[i] < best:
            best = val_losses[i]
            idx = i
            wait = 0
        else:
            wait += 1
            if wait > patience:
                break
    return idx
