# diagnosis: arrays changed before the penalty
def penalized_objective(y_true, y_pred, weights, penalty):
    error = float(np.mean((y_true - y_pred) ** 2))
    weights = [np.asarray(w, dtype="float32") for w in weights]  # what Keras works with
    return error + sum(float(penalty(w)) for w in weights)
