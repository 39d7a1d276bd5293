def generalization_gap(history):
    best = None
    for training, validation in list(zip(history["loss"], history["val_loss"]))[::-1]:
        if best is None or validation <= best[1]:
            best = training, validation
    return best[1] - best[0]
