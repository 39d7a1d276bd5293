def loss_parts(model, X, y):
    predicted = model.predict(X, verbose=0).astype("float64")
    return float(np.mean((predicted.ravel() - np.ravel(y)) ** 2)), float(sum(model.losses))
