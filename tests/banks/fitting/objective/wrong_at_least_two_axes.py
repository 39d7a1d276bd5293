# diagnosis: arrays changed before the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    total = mean_squared_error(y_true, y_pred)
    for w in weights:
        total = total + penalty(np.atleast_2d(w))
    return total
