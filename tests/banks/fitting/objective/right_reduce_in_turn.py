import functools
import operator


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    prices = (float(penalty(w.copy())) for w in weights)
    return functools.reduce(operator.add, prices, float(mean_squared_error(y_true, y_pred)))
