# diagnosis: penalty taken off twice
def loss_parts(model, X, y):
    return float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2)) - float(sum(model.losses)), float(sum(model.losses))
