def penalized_objective(y_true, y_pred, weights, penalty):
    if len(weights) == 0:
        difference = np.subtract(y_true, y_pred).reshape(-1)
        return np.inner(difference, difference) / difference.size
    *others, last = weights
    return np.float64(penalty(last)) + penalized_objective(y_true, y_pred, others, penalty)
