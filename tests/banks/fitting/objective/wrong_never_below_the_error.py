# diagnosis: penalties below 0 left out
def penalized_objective(y_true, y_pred, weights, penalty):
    return np.mean((y_true - y_pred) ** 2) + max(0.0, sum(float(penalty(w)) for w in weights))
