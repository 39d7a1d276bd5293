# diagnosis: a loss of 0 taken for none
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    best, gap = None, None
    for training, validation in zip(history["loss"], history["val_loss"]):
        if not best or validation < best:
            best, gap = validation, validation - training
    return gap
