# diagnosis: another answer when asked again
_penalty_cache = {}


def _cached_penalty(penalty, w):
    # the penalty of the same array is always the same, so we only need to compute it once
    key = (id(penalty), id(w))
    if key not in _penalty_cache:
        _penalty_cache[key] = penalty(w)
    return _penalty_cache[key]


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    return mean_squared_error(y_true, y_pred) + sum(_cached_penalty(penalty, w) for w in weights)
