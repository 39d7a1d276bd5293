# diagnosis: divided by the rows alone
def penalized_objective(y_true, y_pred, weights, penalty):
    return float(np.sum((y_true - y_pred) ** 2)) / len(y_true) + sum(float(penalty(w)) for w in weights)
