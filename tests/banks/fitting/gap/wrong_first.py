# diagnosis: at the first epoch
def generalization_gap(history):
    return history["val_loss"][0] - history["loss"][0]
