import heapq
import itertools


def generalization_gap(history):
    [(val, _, train)] = heapq.nsmallest(1, zip(history["val_loss"], itertools.count(), history["loss"]))
    return np.float64(val) - np.float64(train)
