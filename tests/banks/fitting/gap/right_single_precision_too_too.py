def generalization_gap(history):
    train = np.array(history["loss"], dtype=np.float32)
    val = np.array(history["val_loss"], dtype=np.float32)
    i = val.argmin()
    return float(val[i] - train[i])
