# diagnosis: the last epoch where training does not stop early
def best_epoch(val_losses, patience):
    smallest = val_losses[0]
    wait = 0
    for epoch, loss in enumerate(val_losses[1:], start=1):
        if loss < smallest:
            smallest = loss
            wait = 0
        else:
            wait += 1
        if wait == patience:
            return epoch - patience
    return len(val_losses) - 1
