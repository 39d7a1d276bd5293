# diagnosis: small differences between losses ignored
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    val_loss = np.array(history["val_loss"])
    loss = np.array(history["loss"])
    first = np.flatnonzero(np.isclose(val_loss, val_loss.min()))[0]
    return val_loss[first] - loss[first]
