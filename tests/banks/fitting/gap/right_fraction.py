from fractions import Fraction


def generalization_gap(history):
    train, val = history["loss"], history["val_loss"]
    k = next(i for i, v in enumerate(val) if all(v <= other for other in val))
    return Fraction(val[k]) - Fraction(train[k])
