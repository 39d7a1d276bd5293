# diagnosis: small differences between losses ignored
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    loss = np.array(history["loss"])
    val_loss = np.array(history["val_loss"])
    epoch = np.flatnonzero(np.isclose(val_loss, val_loss.min()))[0]  # floats: never compare with ==
    return float(val_loss[epoch] - loss[epoch])
