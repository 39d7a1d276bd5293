# diagnosis: penalty of all arrays joined
def penalized_objective(y_true, y_pred, weights, penalty):
    mse = np.mean((y_true - y_pred) ** 2)
    if not weights:
        return mse
    return mse + penalty(np.concatenate([w.ravel() for w in weights]))
