# diagnosis: penalty of all arrays joined
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    all_weights = np.concatenate([w.ravel() for w in weights])
    return mean_squared_error(y_true, y_pred) + penalty(all_weights)
