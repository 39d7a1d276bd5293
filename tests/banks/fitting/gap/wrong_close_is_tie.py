# diagnosis: small differences between losses ignored
def generalization_gap(history):
    val = np.array(history["val_loss"])
    i = int(np.flatnonzero(np.isclose(val, val.min()))[0])
    return float(val[i] - history["loss"][i])
