# diagnosis: at the largest validation loss
def generalization_gap(history):
    return max(history["val_loss"]) - history["loss"][int(np.argmax(history["val_loss"]))]
