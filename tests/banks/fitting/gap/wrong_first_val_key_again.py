# diagnosis: the first metric of the validation data instead of the loss
def generalization_gap(history):
    val = next(v for k, v in history.items() if k.startswith("val_"))
    i = int(np.argmin(val))
    return val[i] - history["loss"][i]
