# diagnosis: first array alone
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + (penalty(weights[0]) if weights else 0.0)
