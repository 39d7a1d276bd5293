# diagnosis: some arrays left out
def penalized_objective(y_true, y_pred, weights, penalty):
    return float(np.mean((y_true - y_pred) ** 2)) + sum(float(penalty(w)) for w in weights if np.ndim(w) != 1)
