def generalization_gap(history):
    order = sorted(range(len(history["loss"])), key=lambda epoch: history["val_loss"][epoch])
    return float(np.subtract(history["val_loss"], history["loss"])[order[0]])
