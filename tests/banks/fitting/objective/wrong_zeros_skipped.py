# diagnosis: some arrays left out
def penalized_objective(y_true, y_pred, weights, penalty):
    # an array of zeros costs nothing, so leave it out
    return np.mean((y_true - y_pred) ** 2) + sum(penalty(w) for w in weights if np.any(w))
