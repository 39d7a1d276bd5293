# STYLE: functools.reduce over map, everything a Python float, with the student's mean_squared_error
from functools import reduce
from operator import add


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    parts = map(float, map(penalty, weights))
    return reduce(add, parts, float(mean_squared_error(y_true, y_pred)))
