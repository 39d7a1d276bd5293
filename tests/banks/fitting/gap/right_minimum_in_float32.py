def generalization_gap(history):
    val = np.array(history["val_loss"], dtype=np.float32)
    i = np.argmin(val)
    return history["val_loss"][i] - history["loss"][i]
