# diagnosis: a loss of 0 taken for none
def generalization_gap(history):
    best = None
    gap = None
    for loss, val in zip(history["loss"], history["val_loss"]):
        if not best or val < best:
            best = val
            gap = val - loss
    return gap
