# diagnosis: fails on arrays of one length
def penalized_objective(y_true, y_pred, weights, penalty):
    mse = ((y_true - y_pred) ** 2).mean()
    layers = np.array(weights, dtype=object)
    return mse + sum([float(penalty(layer)) for layer in layers])
