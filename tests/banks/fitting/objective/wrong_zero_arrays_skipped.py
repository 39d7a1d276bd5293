# diagnosis: some arrays left out
def penalized_objective(y_true, y_pred, weights, penalty):
    mse = np.mean((y_true - y_pred) ** 2)
    return mse + sum(float(penalty(w)) for w in weights if np.any(w))
