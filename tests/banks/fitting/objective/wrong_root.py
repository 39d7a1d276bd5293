# diagnosis: root of the mean squared error
def penalized_objective(y_true, y_pred, weights, penalty):
    return np.sqrt(mean_squared_error(y_true, y_pred)) + sum(penalty(w) for w in weights)
