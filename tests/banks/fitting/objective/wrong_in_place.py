# diagnosis: changes the caller's arguments
def penalized_objective(y_true, y_pred, weights, penalty):
    y_pred -= y_true
    return np.mean(y_pred**2) + sum(penalty(w) for w in weights)
