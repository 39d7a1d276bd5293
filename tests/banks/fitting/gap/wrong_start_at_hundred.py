# diagnosis: starts from a number that is no loss
def generalization_gap(history):
    smallest, where = 100.0, 0
    for epoch in range(len(history["val_loss"])):
        if history["val_loss"][epoch] < smallest:
            smallest, where = history["val_loss"][epoch], epoch
    return history["val_loss"][where] - history["loss"][where]
