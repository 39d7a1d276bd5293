# diagnosis: arrays counted once that are there twice
def penalized_objective(y_true, y_pred, weights, penalty):
    mse = np.mean((y_true - y_pred) ** 2)
    return mse + sum(float(penalty(w)) for w in {id(w): w for w in weights}.values())
