from copy import copy
# %% extra cell
def generalization_gap(history):
    history = copy(history)
    best = sorted(range(len(history["val_loss"])), key=history["val_loss"].__getitem__)[0]
    return history.pop("val_loss")[best] - history.pop("loss")[best]
