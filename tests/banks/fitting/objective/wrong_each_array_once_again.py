# diagnosis: arrays counted once that are there twice
def penalized_objective(y_true, y_pred, weights, penalty):
    different = {id(w): w for w in weights}
    return mean_squared_error(y_true, y_pred) + sum(penalty(w) for w in different.values())
