# diagnosis: parts swapped
def loss_parts(model, X, y):
    return float(sum(model.losses)), float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2))
