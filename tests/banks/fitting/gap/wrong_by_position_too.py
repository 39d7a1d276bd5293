# diagnosis: a metric instead of the loss
def generalization_gap(history):
    loss, val_loss = list(history.values())[:2]
    best = val_loss.index(min(val_loss))
    return val_loss[best] - loss[best]
