# diagnosis: penalty counted for each sample
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + y_true.size * sum(penalty(w) for w in weights)
