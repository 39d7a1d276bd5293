# diagnosis: starts from a number that is no loss
def generalization_gap(history):
    best, where = 100.0, 0
    for i, v in enumerate(history["val_loss"]):
        if v < best:
            best, where = v, i
    return best - history["loss"][where]
