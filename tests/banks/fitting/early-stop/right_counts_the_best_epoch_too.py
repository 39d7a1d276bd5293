def best_epoch(val_losses, patience):
    best, wait = 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best, wait = epoch, 1
        else:
            wait += 1
            if wait > patience:
                break
    return best
