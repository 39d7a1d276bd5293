# diagnosis: a loss of 0 taken for none
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best = None
    best_index = 0
    waiting = 0
    for epoch, loss in enumerate(val_losses):
        if not best or loss < best:
            best = loss
            best_index = epoch
            waiting = 0
        else:
            waiting += 1
            if waiting == patience:
                break
    return best_index
