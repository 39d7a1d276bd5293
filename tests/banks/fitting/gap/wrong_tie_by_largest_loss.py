# diagnosis: of the ties, the one with the largest training loss
def generalization_gap(history):
    val, loss = min(((v, -l) for v, l in zip(history["val_loss"], history["loss"])))
    return val + loss
