# diagnosis: small differences between losses ignored
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    loss = np.array(history["loss"])
    val_loss = np.array(history["val_loss"])
    # never compare floats with ==
    best = np.where(np.isclose(val_loss, val_loss.min()))[0][0]
    return val_loss[best] - loss[best]
