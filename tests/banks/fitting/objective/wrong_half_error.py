# diagnosis: half the mean squared error
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) / 2 + sum(penalty(w) for w in weights)
