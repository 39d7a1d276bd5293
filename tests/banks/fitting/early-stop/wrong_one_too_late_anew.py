# diagnosis: waits one epoch too long
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best = 0
    count = 0
    for i in range(1, len(val_losses)):
        if val_losses[i] < val_losses[best]:
            best = i
            count = 0
        else:
            count += 1
        if count > patience:
            return best
    return best
