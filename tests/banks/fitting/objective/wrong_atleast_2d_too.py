# diagnosis: arrays changed before the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    mse = np.mean((np.asarray(y_true) - np.asarray(y_pred)) ** 2)
    prices = [np.asarray(penalty(np.atleast_2d(w))) for w in weights]
    return mse + np.sum(prices)
