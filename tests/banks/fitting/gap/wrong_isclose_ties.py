# diagnosis: small differences between losses ignored
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    val_loss = np.array(history["val_loss"])
    loss = np.array(history["loss"])
    ties = np.isclose(val_loss, val_loss.min())  # never compare floats with ==
    epoch = np.flatnonzero(ties)[0]
    return float(val_loss[epoch] - loss[epoch])
