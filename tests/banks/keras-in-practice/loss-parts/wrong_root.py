# diagnosis: the root of the mean squared error
def loss_parts(model, X, y):
    return float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2)) ** 0.5, float(sum(model.losses))
