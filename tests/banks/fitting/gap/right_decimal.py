from decimal import Decimal


def generalization_gap(history):
    pairs = sorted(enumerate(history["val_loss"]), key=lambda pair: pair[1])
    k, v = pairs[0]
    return Decimal(v) - Decimal(history["loss"][k])
