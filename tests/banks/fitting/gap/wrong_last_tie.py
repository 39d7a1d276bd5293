# diagnosis: last of the ties
def generalization_gap(history):
    best = 0
    for i, v in enumerate(history["val_loss"]):
        if v <= history["val_loss"][best]:
            best = i
    return history["val_loss"][best] - history["loss"][best]
