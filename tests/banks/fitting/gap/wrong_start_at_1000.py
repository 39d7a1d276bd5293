# diagnosis: starts from a number that is no loss
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    smallest = 1000
    best = 0
    for epoch in range(len(history["val_loss"])):
        if history["val_loss"][epoch] < smallest:
            smallest = history["val_loss"][epoch]
            best = epoch
    return history["val_loss"][best] - history["loss"][best]
