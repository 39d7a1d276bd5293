# diagnosis: fails on an empty list
from functools import reduce


def penalized_objective(y_true, y_pred, weights, penalty):
    price = reduce(lambda a, b: a + b, [penalty(w) for w in weights])
    return np.mean((y_true - y_pred) ** 2) + price
