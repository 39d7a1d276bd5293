# diagnosis: of the ties, the one with the largest training loss
def generalization_gap(history):
    pairs = sorted(zip(history["val_loss"], history["loss"]), key=lambda p: (p[0], -p[1]))
    return pairs[0][0] - pairs[0][1]
