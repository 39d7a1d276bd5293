# diagnosis: last of the ties
def best_epoch(val_losses, patience):
    if patience >= len(val_losses):
        return len(val_losses) - 1 - int(np.argmin(val_losses[::-1]))
    best, where = val_losses[0], 0
    for epoch, loss in enumerate(val_losses):
        if loss < best:
            best, where = loss, epoch
        elif epoch - where >= patience:
            break
    return where
