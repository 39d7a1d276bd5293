# diagnosis: some arrays left out
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + sum(penalty(w) for w in weights if np.any(w))
