# diagnosis: one gap for each epoch
def generalization_gap(history):
    return np.array(history["val_loss"]) - np.array(history["loss"])
