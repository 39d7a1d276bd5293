# diagnosis: small differences between losses ignored
def generalization_gap(history):
    val = np.array(history["val_loss"])
    ties = np.isclose(val, val.min())
    first = np.flatnonzero(ties)[0]
    return val[first] - history["loss"][first]
