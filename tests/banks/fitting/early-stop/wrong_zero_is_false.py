# diagnosis: a loss of 0 taken for none
def best_epoch(val_losses, patience):
    best, where, wait = None, None, 0
    for epoch, loss in enumerate(val_losses):
        if not best or loss < best:
            best, where, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return where
