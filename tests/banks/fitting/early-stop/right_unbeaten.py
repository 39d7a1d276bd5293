def best_epoch(val_losses, patience):
    """The index of the smallest loss seen until `patience` epochs in a row brought no improvement."""
    return next(
        epoch
        for epoch, loss in enumerate(val_losses)
        if all(later >= loss for later in val_losses[epoch + 1 : epoch + 1 + patience])
    )
