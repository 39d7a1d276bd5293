# diagnosis: the first smallest loss so far, not the smallest of all
def generalization_gap(history):
    val = history["val_loss"]
    k = 0
    while k + 1 < len(val) and val[k + 1] < val[k]:
        k += 1
    return val[k] - history["loss"][k]
