# diagnosis: changes the caller's arguments
def generalization_gap(history):
    for key in list(history):
        if key not in ("loss", "val_loss"):
            history.pop(key)  # metrics are left aside
    pairs = list(zip(history["val_loss"], history["loss"]))
    val, train = min(pairs, key=lambda pair: pair[0])
    return val - train
