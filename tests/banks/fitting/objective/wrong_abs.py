# diagnosis: arrays changed before the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    mse = np.mean(np.square(y_true - y_pred))
    return mse + sum(penalty(np.abs(w)) for w in weights)
