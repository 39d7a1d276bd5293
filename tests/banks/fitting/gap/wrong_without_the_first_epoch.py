# diagnosis: the first epoch left out
def generalization_gap(history):
    validation = history["val_loss"]
    epoch = 0 if len(validation) == 1 else 1 + int(np.argmin(validation[1:]))
    return validation[epoch] - history["loss"][epoch]
