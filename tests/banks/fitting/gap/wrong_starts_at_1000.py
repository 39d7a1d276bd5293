# diagnosis: starts from a number that is no loss
def generalization_gap(history):
    best, gap = 1000.0, 0.0
    for loss, val in zip(history["loss"], history["val_loss"]):
        if val < best:
            best, gap = val, val - loss
    return gap
