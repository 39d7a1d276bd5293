# diagnosis: penalties below 0 left out
def penalized_objective(y_true, y_pred, weights, penalty):
    """The mean squared error plus penalty(w), summed over the list `weights`."""
    mse = float(mean_squared_error(y_true, y_pred))
    penalties = [max(0.0, float(penalty(w))) for w in weights]  # a penalty never lowers the loss
    return mse + sum(penalties)
