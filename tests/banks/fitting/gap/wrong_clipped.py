# diagnosis: negative gaps cut off
def generalization_gap(history):
    train, val = history["loss"], history["val_loss"]
    best = val.index(min(val))
    return max(val[best] - train[best], 0.0)
