# diagnosis: size of the gap
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    epoch = history["val_loss"].index(min(history["val_loss"]))
    return abs(history["val_loss"][epoch] - history["loss"][epoch])
