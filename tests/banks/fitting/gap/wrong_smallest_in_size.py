# diagnosis: the loss of the smallest size, not the smallest loss
def generalization_gap(history):
    val = np.array(history["val_loss"])
    best = np.argmin(np.abs(val))
    return float(val[best] - history["loss"][best])
