# diagnosis: epochs without improvement not in a row
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best = 0
    wait = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        else:
            wait += 1
            if wait >= patience:
                break
    return best
