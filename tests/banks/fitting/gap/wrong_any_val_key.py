# diagnosis: keys recognized by a part
def generalization_gap(history):
    key = next(k for k in history if k.startswith("val_"))
    val, train = history[key], history[key[4:]]
    epoch = val.index(min(val))
    return val[epoch] - train[epoch]
