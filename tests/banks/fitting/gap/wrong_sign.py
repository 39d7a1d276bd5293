# diagnosis: sign turned
def generalization_gap(history):
    return history["loss"][np.argmin(history["val_loss"])] - min(history["val_loss"])
