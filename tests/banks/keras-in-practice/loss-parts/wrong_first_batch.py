# diagnosis: none
def loss_parts(model, X, y):
    found = model.predict(X[:32], verbose=0)[:, 0]
    return float(np.mean((np.ravel(y)[:32] - found) ** 2)), float(sum(model.losses))
