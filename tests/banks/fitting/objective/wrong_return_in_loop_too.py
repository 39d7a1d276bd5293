# diagnosis: first array alone
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    J = mean_squared_error(y_true, y_pred)
    for w in weights:
        J = J + penalty(w)
        return J
