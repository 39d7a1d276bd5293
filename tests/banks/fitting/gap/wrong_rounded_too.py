# diagnosis: rounded
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    best = np.argmin(history["val_loss"])
    return round(history["val_loss"][best] - history["loss"][best], 3)
