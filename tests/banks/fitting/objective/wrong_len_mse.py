# diagnosis: divided by the rows alone
def penalized_objective(y_true, y_pred, weights, penalty):
    total = np.sum((y_true - y_pred) ** 2) / len(y_true)
    for w in weights:
        total = total + penalty(w)
    return total
