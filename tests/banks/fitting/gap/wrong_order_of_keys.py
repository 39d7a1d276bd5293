# diagnosis: a metric instead of the loss
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    train, validation = [np.array(values) for values in history.values()][:2]
    return (validation - train)[np.argmin(validation)]
