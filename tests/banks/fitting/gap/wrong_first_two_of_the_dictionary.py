# diagnosis: a metric instead of the loss
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    loss, val_loss = list(history.values())[:2]
    best = int(np.argmin(val_loss))
    return val_loss[best] - loss[best]
