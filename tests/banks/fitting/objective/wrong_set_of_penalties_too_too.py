# diagnosis: equal penalties counted once
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    return float(mean_squared_error(y_true, y_pred)) + sum({float(penalty(w)) for w in weights})
