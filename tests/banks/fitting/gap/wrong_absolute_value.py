# diagnosis: size of the gap
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    best = int(np.argmin(history["val_loss"]))
    return abs(history["val_loss"][best] - history["loss"][best])
