# diagnosis: penalty subtracted
def mean_squared_error(y_true, y_pred):
    return np.sum((y_true - y_pred) ** 2)
# %% extra cell
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) - sum(penalty(w) for w in weights)
