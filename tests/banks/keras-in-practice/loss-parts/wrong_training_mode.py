# diagnosis: Dropout is active
def loss_parts(model, X, y):
    p = model(X, training=True)
    return float(np.mean((np.ravel(p) - np.ravel(y)) ** 2)), float(sum(model.losses))
