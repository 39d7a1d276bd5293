# diagnosis: penalties below 0 left out
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    total = np.mean((y_true - y_pred) ** 2)
    for w in weights:
        cost = penalty(w)
        if cost > 0:
            total += cost
    return float(total)
