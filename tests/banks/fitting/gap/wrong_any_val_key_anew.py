# diagnosis: keys recognized by a part
def generalization_gap(history):
    key = next(k for k in history if k.startswith("val"))
    best = int(np.argmin(history[key]))
    return history[key][best] - history[key.removeprefix("val_")][best]
