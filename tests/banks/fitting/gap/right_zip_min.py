def generalization_gap(history):
    val, _, train = min((v, k, t) for k, (v, t) in enumerate(zip(history["val_loss"], history["loss"])))
    return val - train
