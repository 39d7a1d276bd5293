# diagnosis: the first smallest loss so far, not the smallest of all
def generalization_gap(history):
    validation = history["val_loss"]
    epoch = 0
    while epoch + 1 < len(validation) and validation[epoch + 1] < validation[epoch]:
        epoch += 1
    return validation[epoch] - history["loss"][epoch]
