# diagnosis: penalties below 0 left out
def penalized_objective(y_true, y_pred, weights, penalty):
    result = np.mean((y_true - y_pred) ** 2)
    for w in weights:
        if penalty(w) > 0:
            result += penalty(w)
    return result
