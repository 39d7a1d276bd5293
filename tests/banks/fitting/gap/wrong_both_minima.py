# diagnosis: each curve at its own smallest value
def generalization_gap(history):
    return min(history["val_loss"]) - min(history["loss"])
