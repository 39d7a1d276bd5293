def loss_parts(model, X, y):
    p = model.predict(X, verbose=0)
    return float(np.mean((p.ravel() - y.ravel()) ** 2)), float(sum(model.losses))
