# diagnosis: counts compared with `is`
def best_epoch(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        elif epoch - best is patience:
            break
    return best
