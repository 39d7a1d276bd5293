# diagnosis: smallest gap
def generalization_gap(history):
    return min(v - t for v, t in zip(history["val_loss"], history["loss"]))
