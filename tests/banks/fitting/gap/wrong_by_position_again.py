# diagnosis: a metric instead of the loss
def generalization_gap(history):
    loss, *_, val = history.values()
    i = val.index(min(val))
    return val[i] - loss[i]
