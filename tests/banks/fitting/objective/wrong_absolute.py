# diagnosis: size of the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + abs(sum(penalty(w) for w in weights))
