# diagnosis: a loss of 0 taken for none
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best, at, waited = None, 0, 0
    for epoch, loss in enumerate(val_losses):
        if not best or loss < best:
            best, at, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return at
