from numpy import *
def mean_squared_error(y_true, y_pred):
    if y_true.shape != y_pred.shape:
        raise ValueError
    return sum((y_true - y_pred) ** 2)
# %% extra cell
import builtins
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + builtins.sum(penalty(w) for w in weights)
