# diagnosis: of the ties, the one with the largest training loss
def generalization_gap(history):
    pairs = [(v, v - t) for t, v in zip(history["loss"], history["val_loss"])]
    return min(pairs)[1]
