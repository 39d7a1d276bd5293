# diagnosis: Dropout is active
def loss_parts(model, X, y):
    predicted = np.asarray(model(X, training=True)).reshape(-1)
    return float(np.mean((predicted - np.reshape(y, -1)) ** 2)), float(sum(model.losses))
