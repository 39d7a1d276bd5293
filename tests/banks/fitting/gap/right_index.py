def generalization_gap(history):
    val, train = history["val_loss"], history["loss"]
    return min(val) - train[val.index(min(val))]
