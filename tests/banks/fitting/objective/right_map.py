def penalized_objective(y_true, y_pred, weights, penalty):
    return sum(map(penalty, weights), mean_squared_error(y_true, y_pred))
