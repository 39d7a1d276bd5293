# diagnosis: size of the gap
def generalization_gap(history):
    k = int(np.argmin(history["val_loss"]))
    return abs(history["val_loss"][k] - history["loss"][k])
