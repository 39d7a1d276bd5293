# diagnosis: keys recognized by a part
def generalization_gap(history):
    val = next(k for k in history if k.startswith("val_"))
    i = min(range(len(history[val])), key=history[val].__getitem__)
    return history["val_loss"][i] - history["loss"][i]
