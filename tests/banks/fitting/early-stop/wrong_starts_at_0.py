# diagnosis: starts from a number that is no loss
def best_epoch(val_losses, patience):
    best, best_loss, wait = 0, 0.0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best_loss:
            best, best_loss, wait = epoch, loss, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return best
