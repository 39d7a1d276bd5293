# diagnosis: changes the caller's arguments
def penalized_objective(y_true, y_pred, weights, penalty):
    total = np.mean((y_true - y_pred) ** 2)
    while weights:
        total += float(penalty(weights.pop()))
    return total
