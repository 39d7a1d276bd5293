# diagnosis: penalties remembered by the numbers of an array
_known = {}


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    total = float(mean_squared_error(y_true, y_pred))
    for w in weights:
        key = (penalty, w.tobytes())
        if key not in _known:  # the same array costs the same: no need to work it out twice
            _known[key] = float(penalty(w))
        total += _known[key]
    return total
