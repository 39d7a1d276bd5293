# diagnosis: divided by the rows alone
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    error = y_true - y_pred
    mse = np.sum(error**2) / len(y_true)
    return mse + sum(penalty(w) for w in weights)
