# diagnosis: size of the gap
def generalization_gap(history):
    i = history["val_loss"].index(min(history["val_loss"]))
    return abs(history["loss"][i] - history["val_loss"][i])
