# diagnosis: of the ties, the one with the largest training loss
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    gaps = [v - t for t, v in zip(history["loss"], history["val_loss"])]
    return min(zip(history["val_loss"], gaps))[1]
