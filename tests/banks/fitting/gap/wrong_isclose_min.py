# diagnosis: small differences between losses ignored
def generalization_gap(history):
    val = np.array(history["val_loss"])
    train = np.array(history["loss"])
    epoch = np.flatnonzero(np.isclose(val, val.min()))[0]  # the first of several equal ones
    return val[epoch] - train[epoch]
