# diagnosis: changes the model
def loss_parts(model, X, y):
    penalty = float(sum(model.losses))
    for layer in model.layers:
        layer.kernel_regularizer = None
        layer.bias_regularizer = None
    e = model.predict(X, verbose=0).ravel() - y.ravel()
    return float(np.mean(e ** 2)), penalty
