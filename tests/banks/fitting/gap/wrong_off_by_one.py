# diagnosis: none
def generalization_gap(history):
    return history["val_loss"][np.argmin(history["val_loss"])] - history["loss"][np.argmin(history["val_loss"]) - 1]
