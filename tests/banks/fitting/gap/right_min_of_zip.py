from operator import itemgetter


def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    validation, training = min(zip(history["val_loss"], history["loss"]), key=itemgetter(0))
    return np.float64(validation) - np.float64(training)
