# diagnosis: epochs without improvement not in a row
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best, best_index, waited = val_losses[0], 0, 0
    for epoch, loss in enumerate(val_losses[1:], start=1):
        if loss < best:
            best, best_index = loss, epoch
        else:
            waited += 1
            if waited >= patience:
                break
    return best_index
