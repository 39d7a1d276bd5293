# diagnosis: penalty of each entry
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + sum(penalty(np.asarray(x)) for w in weights for x in w.ravel())
