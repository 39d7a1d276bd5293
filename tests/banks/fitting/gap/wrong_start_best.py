# diagnosis: starts from a number that is no loss
def generalization_gap(history):
    smallest = 100.0
    best = 0
    for epoch, value in enumerate(history["val_loss"]):
        if value < smallest:
            smallest = value
            best = epoch
    return history["val_loss"][best] - history["loss"][best]
