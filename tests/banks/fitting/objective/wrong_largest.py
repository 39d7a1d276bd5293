# diagnosis: largest penalty instead of the sum
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + max([float(penalty(w)) for w in weights], default=0.0)
