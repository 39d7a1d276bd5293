def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError("shapes")
    return round(float(np.mean(np.square(y_true - y_pred))), 6)
# %% extra cell
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + sum(penalty(w) for w in weights)
