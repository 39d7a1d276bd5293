# diagnosis: compared with the last training loss
def generalization_gap(history):
    return min(history["val_loss"]) - history["loss"][-1]
