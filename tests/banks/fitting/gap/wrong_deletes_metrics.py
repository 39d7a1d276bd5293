# diagnosis: changes the caller's arguments
def generalization_gap(history):
    """Validation loss minus training loss, at the first epoch of the smallest validation loss."""
    for key in list(history):
        if key not in ("loss", "val_loss"):
            history.pop(key)  # leave the metrics aside
    best = min(range(len(history["val_loss"])), key=history["val_loss"].__getitem__)
    return history["val_loss"][best] - history["loss"][best]
