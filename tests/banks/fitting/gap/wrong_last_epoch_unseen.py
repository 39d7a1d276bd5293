# diagnosis: the last epoch left out
def generalization_gap(history):
    val, train = history["val_loss"], history["loss"]
    best = 0
    for epoch in range(1, len(val) - 1):
        if val[epoch] < val[best]:
            best = epoch
    return val[best] - train[best]
