def generalization_gap(history):
    best = np.argmin(history["val_loss"])
    return history["val_loss"][best] - history["loss"][best]
