def penalized_objective(y_true, y_pred, weights, penalty):
    total = mean_squared_error(y_true, y_pred)
    for array in weights:
        total = total + penalty(array)
    return total
