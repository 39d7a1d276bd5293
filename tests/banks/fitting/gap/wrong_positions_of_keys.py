# diagnosis: a metric instead of the loss
def generalization_gap(history):
    loss, val_loss = list(history.values())[:2]
    i = int(np.argmin(val_loss))
    return val_loss[i] - loss[i]
