# diagnosis: rounded
def generalization_gap(history):
    return round(min(history["val_loss"]) - history["loss"][np.argmin(history["val_loss"])], 1)
