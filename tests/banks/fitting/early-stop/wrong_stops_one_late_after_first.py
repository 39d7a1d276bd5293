# diagnosis: waits one epoch too long
def best_epoch(val_losses, patience):
    best, wait = 0, 0
    for i, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best, wait = i, 0
        else:
            wait += 1
        if wait > patience:
            break
    return best
