def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    # A tuple compares its second number, the epoch, only where the losses are equal.
    validation, epoch = min((loss, number) for number, loss in enumerate(history["val_loss"]))
    return validation - history["loss"][epoch]
