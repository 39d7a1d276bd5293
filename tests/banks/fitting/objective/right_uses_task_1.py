def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + sum(map(penalty, weights))
