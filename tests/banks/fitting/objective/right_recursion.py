def penalized_objective(y_true, y_pred, weights, penalty):
    if not weights:
        return mean_squared_error(y_true, y_pred)
    return penalty(weights[0]) + penalized_objective(y_true, y_pred, weights[1:], penalty)
