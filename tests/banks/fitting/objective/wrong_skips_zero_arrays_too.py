# diagnosis: some arrays left out
def penalized_objective(y_true, y_pred, weights, penalty):
    objective = np.square(y_true - y_pred).mean()
    for w in weights:
        if not w.any():
            continue  # zero weights cost nothing
        objective = objective + float(penalty(w))
    return objective
