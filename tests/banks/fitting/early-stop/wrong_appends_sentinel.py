# diagnosis: changes the caller's arguments
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    val_losses.append(float("inf"))  # marks the end
    best, epoch = 0, 1
    while val_losses[epoch] != float("inf") and epoch - best <= patience:
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        elif epoch - best == patience:
            break
        epoch += 1
    return best
