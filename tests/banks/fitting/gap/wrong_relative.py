# diagnosis: ratio instead of difference
def generalization_gap(history):
    return (min(history["val_loss"]) - history["loss"][np.argmin(history["val_loss"])]) / history["loss"][np.argmin(history["val_loss"])]
