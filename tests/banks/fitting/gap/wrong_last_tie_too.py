# diagnosis: last of the ties
def generalization_gap(history):
    val = history["val_loss"]
    best = 0
    for i, v in enumerate(val):
        if v <= val[best]:
            best = i
    return val[best] - history["loss"][best]
