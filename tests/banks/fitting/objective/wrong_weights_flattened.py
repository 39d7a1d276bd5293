# diagnosis: arrays changed before the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    total = float(mean_squared_error(y_true, y_pred))
    for w in weights:
        total += float(penalty(np.ravel(w)))
    return total
