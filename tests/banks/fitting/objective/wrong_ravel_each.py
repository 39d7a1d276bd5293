# diagnosis: arrays changed before the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    total = np.mean((y_true - y_pred) ** 2)
    for w in weights:
        total = total + penalty(np.ravel(w))
    return total
