# diagnosis: validation loss alone
def generalization_gap(history):
    return min(history["val_loss"])
