# diagnosis: changes the model
def loss_parts(model, X, y):
    p = float(sum(model.losses))
    for layer in model.layers:
        for v in layer.weights:
            v.regularizer = None
    return float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2)), p
