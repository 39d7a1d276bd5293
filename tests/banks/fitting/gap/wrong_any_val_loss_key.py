# diagnosis: keys recognized by a part
def generalization_gap(history):
    for key in history:
        if key.startswith("val_") and key.endswith("loss"):
            val_key, train_key = key, key[len("val_"):]
    val_losses, losses = history[val_key], history[train_key]
    epoch = val_losses.index(min(val_losses))
    return val_losses[epoch] - losses[epoch]
