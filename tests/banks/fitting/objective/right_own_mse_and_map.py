def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    penalties = np.fromiter((float(p) for p in map(penalty, weights)), dtype=float)
    return np.float64(mean_squared_error(y_true, y_pred)) + penalties.sum()
