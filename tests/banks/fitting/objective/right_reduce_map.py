from functools import reduce
from operator import add


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    prices = map(lambda w: float(penalty(w.copy())), weights)
    return reduce(add, prices, float(mean_squared_error(y_true, y_pred)))
