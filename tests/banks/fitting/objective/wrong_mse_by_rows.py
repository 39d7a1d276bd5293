# diagnosis: divided by the rows alone
def penalized_objective(y_true, y_pred, weights, penalty):
    n = len(y_true)
    error = np.sum((y_true - y_pred) ** 2) / n
    return error + sum(penalty(w) for w in weights)
