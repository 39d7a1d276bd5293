# diagnosis: equal penalties counted once
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    mse = float(np.mean(np.square(y_true - y_pred)))
    return mse + sum({float(penalty(w)) for w in weights})
