# diagnosis: changes the caller's arguments
def generalization_gap(history):
    for key in list(history):
        if key not in ("loss", "val_loss"):
            del history[key]
    i = history["val_loss"].index(min(history["val_loss"]))
    return history["val_loss"][i] - history["loss"][i]
