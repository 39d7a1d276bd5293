# diagnosis: epochs without improvement not in a row
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best, best_index, wait = float("inf"), 0, 0
    for i, loss in enumerate(val_losses):
        if loss < best:
            best, best_index = loss, i
        else:
            wait += 1
            if wait >= patience:
                break
    return best_index
