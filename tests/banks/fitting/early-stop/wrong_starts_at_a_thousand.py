# diagnosis: starts from a number that is no loss
def best_epoch(val_losses, patience):
    best, smallest, wait = 0, 1000.0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < smallest:
            best, smallest, wait = epoch, loss, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return best
