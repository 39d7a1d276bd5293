# diagnosis: penalty averaged over the arrays
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + np.mean([float(penalty(w)) for w in weights])
