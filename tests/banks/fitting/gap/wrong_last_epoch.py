# diagnosis: at the last epoch
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    return history["val_loss"][-1] - history["loss"][-1]
