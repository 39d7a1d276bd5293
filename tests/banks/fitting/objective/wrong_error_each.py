# diagnosis: error added for each array
def penalized_objective(y_true, y_pred, weights, penalty):
    return sum(mean_squared_error(y_true, y_pred) + penalty(w) for w in weights)
