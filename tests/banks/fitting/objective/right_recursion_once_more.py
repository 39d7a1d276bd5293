def penalized_objective(y_true, y_pred, weights, penalty):
    if not weights:
        e = np.ravel(y_true) - np.ravel(y_pred)
        return float(e @ e) / e.size
    *others, last = weights
    return float(penalty(last)) + penalized_objective(y_true, y_pred, others, penalty)
