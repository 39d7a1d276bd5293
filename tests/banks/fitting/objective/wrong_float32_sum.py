# diagnosis: none
def penalized_objective(y_true, y_pred, weights, penalty):
    parts = [mean_squared_error(y_true, y_pred)] + [penalty(w.astype("float16")) for w in weights]
    return float(np.sum(np.array([float(p) for p in parts])))
