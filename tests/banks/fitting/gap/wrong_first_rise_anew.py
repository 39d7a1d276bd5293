# diagnosis: the first smallest loss so far, not the smallest of all
def generalization_gap(history):
    loss, val = history["loss"], history["val_loss"]
    epoch = 0
    while epoch + 1 < len(val) and val[epoch + 1] < val[epoch]:
        epoch += 1
    return val[epoch] - loss[epoch]
