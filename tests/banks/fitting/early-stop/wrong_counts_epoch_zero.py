# diagnosis: the first epoch counted as one without improvement
def best_epoch(val_losses, patience):
    best, where, wait = val_losses[0], 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best:
            best, where, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return where
