# diagnosis: starts from a number that is no loss
def generalization_gap(history):
    best, where = 1000.0, 0
    for epoch, v in enumerate(history["val_loss"]):
        if v < best:
            best, where = v, epoch
    return history["val_loss"][where] - history["loss"][where]
