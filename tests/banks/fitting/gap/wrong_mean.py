# diagnosis: mean gap
def generalization_gap(history):
    return np.mean(history["val_loss"]) - np.mean(history["loss"])
