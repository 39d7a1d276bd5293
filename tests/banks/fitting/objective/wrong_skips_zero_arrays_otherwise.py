# diagnosis: some arrays left out
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    mse = float(mean_squared_error(y_true, y_pred))
    total = 0.0
    for w in weights:
        if not np.any(w):
            continue  # zero weights cost nothing
        total += float(penalty(w))
    return mse + total
