# diagnosis: raised AttributeError
def generalization_gap(history):
    history = history.history
    best = int(np.argmin(history["val_loss"]))
    return history["val_loss"][best] - history["loss"][best]
