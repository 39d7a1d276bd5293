# diagnosis: changes the caller's arguments
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    val_losses += [float("inf")] * patience  # so that training always stops
    best = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        elif epoch - best == patience:
            return best
