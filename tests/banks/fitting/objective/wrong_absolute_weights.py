# diagnosis: arrays changed before the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    return np.mean((y_true - y_pred) ** 2) + sum(penalty(np.abs(w)) for w in weights)
