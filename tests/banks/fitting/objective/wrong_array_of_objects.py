# diagnosis: fails on arrays of one length
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    total = mean_squared_error(y_true, y_pred)
    for w in np.array(weights, dtype=object):
        total = total + penalty(w.astype(float))
    return total
