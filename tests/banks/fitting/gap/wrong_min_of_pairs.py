# diagnosis: of the ties, the one with the smallest training loss
def generalization_gap(history):
    v, t = min(zip(history["val_loss"], history["loss"]))
    return v - t
