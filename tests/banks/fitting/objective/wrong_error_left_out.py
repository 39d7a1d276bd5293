# diagnosis: data loss left out
def penalized_objective(y_true, y_pred, weights, penalty):
    return sum(penalty(w) for w in weights)
