# diagnosis: negative gaps cut off
def generalization_gap(history):
    i = int(np.argmin(history["val_loss"]))
    gap = history["val_loss"][i] - history["loss"][i]
    return gap if gap > 0 else 0.0
