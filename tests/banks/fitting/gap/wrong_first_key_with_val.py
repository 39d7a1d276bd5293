# diagnosis: keys recognized by a part
def generalization_gap(history):
    training = next(key for key in history if not key.startswith("val_"))
    validation = next(key for key in history if key.startswith("val_"))
    epoch = int(np.argmin(history[validation]))
    return history[validation][epoch] - history[training][epoch]
