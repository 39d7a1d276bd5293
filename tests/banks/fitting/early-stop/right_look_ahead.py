def best_epoch(val_losses, patience):
    return next(
        epoch
        for epoch, loss in enumerate(val_losses)
        if not any(later < loss for later in val_losses[epoch + 1 : epoch + patience + 1])
    )
