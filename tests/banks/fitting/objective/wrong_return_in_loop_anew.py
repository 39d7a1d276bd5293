# diagnosis: first array alone
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    objective = mean_squared_error(y_true, y_pred)
    for w in weights:
        objective = objective + penalty(w)
        return objective
