# diagnosis: at the last epoch
def generalization_gap(history):
    return history["val_loss"][-1] - history["loss"][-1]
