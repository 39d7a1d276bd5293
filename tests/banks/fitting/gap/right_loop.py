def generalization_gap(history):
    lowest = float("inf")
    gap = None
    for training, validation in zip(history["loss"], history["val_loss"]):
        if validation < lowest:
            lowest = validation
            gap = validation - training
    return gap
