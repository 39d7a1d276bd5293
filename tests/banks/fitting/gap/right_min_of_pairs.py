def generalization_gap(history):
    val, _, train = min((v, i, t) for i, (v, t) in enumerate(zip(history["val_loss"], history["loss"])))
    return val - train
