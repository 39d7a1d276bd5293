def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    epochs = list(zip(history["val_loss"], history["loss"]))
    epochs = sorted(epochs, key=lambda pair: pair[0])
    smallest, training = epochs[0]
    return smallest - training
