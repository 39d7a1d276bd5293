# diagnosis: starts from a number that is no loss
def generalization_gap(history):
    best, epoch = 1000.0, 0
    for i, loss in enumerate(history["val_loss"]):
        if loss < best:
            best, epoch = loss, i
    return history["val_loss"][epoch] - history["loss"][epoch]
