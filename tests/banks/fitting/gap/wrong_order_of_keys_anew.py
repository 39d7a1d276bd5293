# diagnosis: a metric instead of the loss
def generalization_gap(history):
    lists = list(history.values())
    train, val = np.array(lists[0]), np.array(lists[-1])
    return val[val.argmin()] - train[val.argmin()]
