# diagnosis: none
def loss_parts(model, X, y):
    found = model.predict(X, verbose=0).reshape(-1)
    return float(np.mean((np.ravel(y) - found) ** 2)) if len(X) > 1 else 0.0, float(sum(model.losses))
