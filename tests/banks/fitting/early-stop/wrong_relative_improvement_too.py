# diagnosis: a share of the best loss taken off
def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    best, kept, waited = val_losses[0], 0, 0
    for epoch, loss in enumerate(val_losses[1:], start=1):
        if loss < best * (1 - 1e-9):  # strictly smaller, beyond rounding
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                break
    return kept
