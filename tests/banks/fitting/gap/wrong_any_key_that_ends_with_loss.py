# diagnosis: keys recognized by a part
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    training = next(values for key, values in history.items() if key.endswith("loss") and not key.startswith("val"))
    validation = next(values for key, values in history.items() if key.startswith("val") and key.endswith("loss"))
    epoch = validation.index(min(validation))
    return validation[epoch] - training[epoch]
