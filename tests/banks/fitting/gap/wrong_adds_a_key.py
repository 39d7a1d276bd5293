# diagnosis: changes the caller's arguments
def generalization_gap(history):
    history["gap"] = [v - t for v, t in zip(history["val_loss"], history["loss"])]
    return history["gap"][int(np.argmin(history["val_loss"]))]
