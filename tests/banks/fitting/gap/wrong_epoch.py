# diagnosis: epoch instead of gap
def generalization_gap(history):
    return history["val_loss"].index(min(history["val_loss"]))
