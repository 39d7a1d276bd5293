# diagnosis: small differences between losses ignored
def generalization_gap(history):
    v = np.round(history["val_loss"], 4)
    t = np.round(history["loss"], 4)
    e = v.argmin()
    return v[e] - t[e]
