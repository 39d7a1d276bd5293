# diagnosis: changes the caller's arguments
def best_epoch(val_losses, patience):
    val_losses += [float("inf")] * patience
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best
