# diagnosis: starts from a number that is no loss
def generalization_gap(history):
    best, gap = 1e9, 0.0
    for train, val in zip(history["loss"], history["val_loss"]):
        if val < best:
            best, gap = val, val - train
    return gap
