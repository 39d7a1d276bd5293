# diagnosis: of the ties, the one with the largest training loss
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    pairs = zip(history["val_loss"], history["loss"])
    # the training loss gets smaller every epoch, so the earlier epoch has the larger one
    val, train = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))[0]
    return val - train
