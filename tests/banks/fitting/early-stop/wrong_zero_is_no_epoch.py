# diagnosis: 0 taken for no epoch
def best_epoch(val_losses, patience):
    best, wait = None, 0
    for epoch, loss in enumerate(val_losses):
        if not best or loss < val_losses[best]:
            best, wait = epoch, 0
        else:
            wait += 1
            if wait == patience:
                break
    return best
