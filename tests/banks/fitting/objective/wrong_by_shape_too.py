# diagnosis: arrays of one shape counted once
def penalized_objective(y_true, y_pred, weights, penalty):
    prices = {np.shape(w): penalty(w) for w in weights}
    return float(np.mean((y_true - y_pred) ** 2)) + sum(float(p) for p in prices.values())
