# diagnosis: at the smallest training loss
def generalization_gap(history):
    return history["val_loss"][np.argmin(history["loss"])] - min(history["loss"])
