# diagnosis: largest gap
def generalization_gap(history):
    return max(np.array(history["val_loss"]) - np.array(history["loss"]))
