# diagnosis: arrays of one shape counted once
def penalized_objective(y_true, y_pred, weights, penalty):
    parts = {w.shape: penalty(w) for w in weights}
    return np.mean((y_true - y_pred) ** 2) + sum(parts.values())
