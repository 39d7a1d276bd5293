# diagnosis: negative gaps cut off
def generalization_gap(history):
    return max(0.0, min(history["val_loss"]) - history["loss"][np.argmin(history["val_loss"])])
