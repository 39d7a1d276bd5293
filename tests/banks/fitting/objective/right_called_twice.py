def penalized_objective(y_true, y_pred, weights, penalty):
    objective = float(np.mean(np.square(y_true - y_pred)))
    for w in weights:
        if float(penalty(w)) != 0.0:
            objective += float(penalty(w))
    return objective
