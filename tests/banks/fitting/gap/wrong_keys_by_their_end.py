# diagnosis: keys recognized by a part
def generalization_gap(history):
    val = next(history[k] for k in history if k.startswith("val_") and k.endswith("loss"))
    loss = next(history[k] for k in history if not k.startswith("val_") and k.endswith("loss"))
    i = int(np.argmin(val))
    return val[i] - loss[i]
