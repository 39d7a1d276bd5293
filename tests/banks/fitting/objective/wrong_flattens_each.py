# diagnosis: arrays changed before the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    objective = np.mean((y_true - y_pred) ** 2)
    for w in weights:
        objective = objective + penalty(np.ravel(w))
    return objective
