def mean_squared_error(y_true, y_pred):
    """Wrong: the sum. The objective below must not suffer for it."""
    return np.sum((y_true - y_pred) ** 2)
# %% extra cell
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + sum(penalty(w) for w in weights)
