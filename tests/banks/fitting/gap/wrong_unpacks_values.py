# diagnosis: raised ValueError
def generalization_gap(history):
    train, val = history.values()
    best = min(range(len(val)), key=val.__getitem__)
    return val[best] - train[best]
