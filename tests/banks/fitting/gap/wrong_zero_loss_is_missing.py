# diagnosis: a loss of 0 taken for none
def generalization_gap(history):
    best, lowest = None, None
    for epoch, value in enumerate(history["val_loss"]):
        if not lowest or value < lowest:
            best, lowest = epoch, value
    return history["val_loss"][best] - history["loss"][best]
