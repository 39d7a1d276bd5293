# diagnosis: changes the model
def loss_parts(model, X, y):
    found = float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2)), float(sum(model.losses))
    model.fit(X, y, verbose=0)
    return found
