# diagnosis: changes the caller's arguments
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    # leave the metrics aside
    for key in list(history):
        if key not in ("loss", "val_loss"):
            del history[key]
    epochs = sorted(zip(history["val_loss"], range(len(history["val_loss"]))))
    smallest, epoch = epochs[0]
    return smallest - history["loss"][epoch]
