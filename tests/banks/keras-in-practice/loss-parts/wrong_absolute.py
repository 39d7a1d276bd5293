# diagnosis: the absolute error
def loss_parts(model, X, y):
    return float(np.mean(np.abs(np.ravel(model.predict(X, verbose=0)) - np.ravel(y)))), float(sum(model.losses))
