def generalization_gap(history):
    validation = np.array(history["val_loss"], dtype="float32")
    epoch = int(np.argmin(validation))
    return history["val_loss"][epoch] - history["loss"][epoch]
