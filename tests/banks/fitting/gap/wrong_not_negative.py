# diagnosis: negative gaps cut off
def generalization_gap(history):
    epoch = int(np.argmin(history["val_loss"]))
    return max(history["val_loss"][epoch] - history["loss"][epoch], 0.0)
