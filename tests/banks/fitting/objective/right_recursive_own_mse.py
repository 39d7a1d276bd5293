def _number(value):
    """A Python float of a Python number, a NumPy number or a tensor of shape ()."""
    return float(np.asarray(value).item())


def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    if not callable(penalty):
        raise TypeError("penalty must be a function")
    if len(weights) == 0:
        residual = np.asarray(y_true) - np.asarray(y_pred)
        return float(np.vdot(residual, residual)) / residual.size
    *others, last = weights
    return penalized_objective(y_true, y_pred, others, penalty) + _number(penalty(last))
