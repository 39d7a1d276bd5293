# diagnosis: one of the two is no Python float
def loss_parts(model, X, y):
    return float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2)), sum(model.losses)
