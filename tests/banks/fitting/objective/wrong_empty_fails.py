# diagnosis: fails on an empty list
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + np.sum([float(penalty(w)) for w in weights]) * len(weights) / len(weights)
