# diagnosis: arrays changed before the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    objective = float(np.mean((y_true - y_pred) ** 2))
    for w in weights:
        objective += float(penalty(np.atleast_2d(w)))
    return objective
