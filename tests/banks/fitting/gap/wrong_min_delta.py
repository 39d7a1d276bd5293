# diagnosis: small differences between losses ignored
def generalization_gap(history):
    best = 0
    for i, v in enumerate(history["val_loss"]):
        if v < history["val_loss"][best] - 1e-3:
            best = i
    return history["val_loss"][best] - history["loss"][best]
