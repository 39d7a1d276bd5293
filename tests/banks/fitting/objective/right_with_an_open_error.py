def mean_squared_error(y_true, y_pred):
    """Not solved. The objective below must not suffer for it."""
    raise NotImplementedError()
# %% extra cell
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + sum(penalty(w) for w in weights)
