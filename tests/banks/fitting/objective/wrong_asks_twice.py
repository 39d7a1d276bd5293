# diagnosis: penalties below 0 left out
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + sum([float(penalty(w)) for w in weights if float(penalty(w)) > 0])
