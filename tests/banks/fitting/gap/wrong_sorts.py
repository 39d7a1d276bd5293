# diagnosis: changes the caller's arguments
def generalization_gap(history):
    gaps = {v: v - t for v, t in reversed(list(zip(history["val_loss"], history["loss"])))}
    history["val_loss"].sort()
    return gaps[history["val_loss"][0]]
