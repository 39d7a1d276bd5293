# diagnosis: small differences between losses ignored
def generalization_gap(history):
    best, at = history["val_loss"][0], 0
    for i, v in enumerate(history["val_loss"]):
        if v < best - 1e-4:
            best, at = v, i
    return best - history["loss"][at]
