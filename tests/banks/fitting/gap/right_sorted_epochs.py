def generalization_gap(history):
    val, train = history["val_loss"], history["loss"]
    first = sorted(range(len(val)), key=val.__getitem__)[0]
    return np.diff([train[first], val[first]])[0]
