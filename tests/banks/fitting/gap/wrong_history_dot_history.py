# diagnosis: raised AttributeError
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    val_loss = history.history["val_loss"]
    loss = history.history["loss"]
    i = np.argmin(val_loss)
    return val_loss[i] - loss[i]
