# diagnosis: changes the caller's arguments
def penalized_objective(y_true, y_pred, weights, penalty):
    total = mean_squared_error(y_true, y_pred)
    while weights:
        total += float(penalty(weights.pop()))
    return total
