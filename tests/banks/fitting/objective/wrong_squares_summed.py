# diagnosis: squares summed instead of averaged
def penalized_objective(y_true, y_pred, weights, penalty):
    return np.sum((y_true - y_pred) ** 2) + sum(penalty(w) for w in weights)
