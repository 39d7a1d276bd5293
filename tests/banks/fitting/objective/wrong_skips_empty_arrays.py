# diagnosis: some arrays left out
def penalized_objective(y_true, y_pred, weights, penalty):
    total = float(mean_squared_error(y_true, y_pred))
    for w in weights:
        if w.size == 0 or not np.any(w):
            continue
        total += float(penalty(w))
    return total
