# diagnosis: arrays counted once that are there twice
def penalized_objective(y_true, y_pred, weights, penalty):
    terms = {id(w): float(penalty(w)) for w in weights}
    return np.mean((y_true - y_pred) ** 2) + sum(terms.values())
