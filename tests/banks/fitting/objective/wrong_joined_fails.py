# diagnosis: penalty of all arrays joined
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + penalty(np.concatenate([np.ravel(w) for w in weights]))
