# diagnosis: penalties cut to whole numbers
def penalized_objective(y_true, y_pred, weights, penalty):
    parts = np.zeros(len(weights), int)
    for k, w in enumerate(weights):
        parts[k] = penalty(w)
    return mean_squared_error(y_true, y_pred) + parts.sum()
