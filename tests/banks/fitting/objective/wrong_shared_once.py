# diagnosis: arrays counted once that are there twice
def penalized_objective(y_true, y_pred, weights, penalty):
    different = {id(w): w for w in weights}
    penalties = [float(penalty(w)) for w in different.values()]
    return float(np.mean((y_true - y_pred) ** 2)) + sum(penalties)
