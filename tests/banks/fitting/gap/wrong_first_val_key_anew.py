# diagnosis: the first metric of the validation data instead of the loss
def generalization_gap(history):
    val_key = next(key for key in history if key.startswith("val"))
    val = np.array(history[val_key])
    best = val.argmin()
    return val[best] - history["loss"][best]
