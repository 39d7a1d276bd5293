# diagnosis: small differences between losses ignored
def generalization_gap(history):
    val = np.array(history["val_loss"])
    k = np.flatnonzero(np.isclose(val, val.min()))[0]
    return float(val[k] - history["loss"][k])
