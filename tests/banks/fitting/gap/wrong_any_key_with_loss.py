# diagnosis: keys recognized by a part
def generalization_gap(history):
    val = train = None
    for key, values in history.items():
        if key.startswith("val") and key.endswith("loss"):
            val = values
        elif key.endswith("loss"):
            train = values
    i = int(np.argmin(val))
    return val[i] - train[i]
