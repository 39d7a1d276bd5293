# diagnosis: penalty of all arrays joined
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + (penalty(np.concatenate([w.ravel() for w in weights])) if weights else 0)
