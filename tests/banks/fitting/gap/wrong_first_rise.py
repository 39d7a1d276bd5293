# diagnosis: the first smallest loss so far, not the smallest of all
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    loss, val_loss = history["loss"], history["val_loss"]
    epoch = 0
    while epoch + 1 < len(val_loss) and val_loss[epoch + 1] < val_loss[epoch]:
        epoch += 1
    return val_loss[epoch] - loss[epoch]
