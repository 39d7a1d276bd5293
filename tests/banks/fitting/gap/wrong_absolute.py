# diagnosis: size of the gap
def generalization_gap(history):
    return abs(history["loss"][np.argmin(history["val_loss"])] - min(history["val_loss"]))
