# diagnosis: the first smallest loss so far, not the smallest of all
def generalization_gap(history):
    val = history["val_loss"]
    i = 0
    while i + 1 < len(val) and val[i + 1] < val[i]:
        i += 1
    return val[i] - history["loss"][i]
