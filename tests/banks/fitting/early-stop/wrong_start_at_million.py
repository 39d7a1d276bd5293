# diagnosis: starts from a number that is no loss
def best_epoch(val_losses, patience):
    best_loss, best, wait = 1e6, 0, 0
    for i, v in enumerate(val_losses):
        if v < best_loss:
            best_loss, best, wait = v, i, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return best
