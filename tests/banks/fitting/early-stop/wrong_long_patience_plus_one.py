# diagnosis: none
def best_epoch(val_losses, patience):
    best, where, wait = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best:
            best, where, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience + (1 if patience > 3 else 0):
                break
    return where
