# diagnosis: changes the caller's arguments
def generalization_gap(history):
    val, loss = history.pop("val_loss"), history.pop("loss")
    best = int(np.argmin(val))
    return val[best] - loss[best]
