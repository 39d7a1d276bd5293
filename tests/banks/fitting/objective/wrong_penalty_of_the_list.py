# diagnosis: raised TypeError
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    return mean_squared_error(y_true, y_pred) + penalty(weights)
