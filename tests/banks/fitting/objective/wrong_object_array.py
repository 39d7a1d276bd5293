# diagnosis: fails on arrays of one length
def penalized_objective(y_true, y_pred, weights, penalty):
    mse = np.mean((y_true - y_pred) ** 2)
    weights = np.array(weights, dtype=object)
    return mse + sum(penalty(w) for w in weights)
