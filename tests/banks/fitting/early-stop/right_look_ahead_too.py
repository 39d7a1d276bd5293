def best_epoch(val_losses, patience):
    # the first epoch that none of the next `patience` epochs beats
    return next(
        i
        for i, loss in enumerate(val_losses)
        if not any(later < loss for later in val_losses[i + 1 : i + 1 + patience])
    )
