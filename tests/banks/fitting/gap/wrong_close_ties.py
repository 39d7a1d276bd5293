# diagnosis: small differences between losses ignored
def generalization_gap(history):
    val = np.array(history["val_loss"])
    best = np.flatnonzero(np.isclose(val, val.min()))[0]
    return val[best] - history["loss"][best]
