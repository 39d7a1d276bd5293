# diagnosis: a metric instead of the loss
def generalization_gap(history):
    first, second = list(history.values())[1:3]
    best = int(np.argmin(first))
    return first[best] - second[best]
