# diagnosis: waits one epoch too long
def best_epoch(val_losses, patience):
    best, index, wait = float("inf"), 0, 0
    for i, loss in enumerate(val_losses):
        if loss < best:
            best, index, wait = loss, i, 0
        else:
            wait += 1
            if wait > patience:
                break
    return index
