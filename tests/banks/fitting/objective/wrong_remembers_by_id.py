# diagnosis: another answer when asked again
_penalties = {}  # called again with the same array, a penalty is the same: compute it once


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    objective = float(mean_squared_error(y_true, y_pred))
    for w in weights:
        key = id(w), id(penalty)
        if key not in _penalties:
            _penalties[key] = float(penalty(w))
        objective += _penalties[key]
    return objective
