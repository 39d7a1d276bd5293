# diagnosis: raised AttributeError
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    total = mean_squared_error(y_true, y_pred)
    for w in weights:
        p = penalty(w)
        if not isinstance(p, float):
            p = p.numpy()
        total += p
    return total
