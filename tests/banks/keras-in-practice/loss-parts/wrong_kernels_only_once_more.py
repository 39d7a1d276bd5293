# diagnosis: the penalties of biases left out
def loss_parts(model, X, y):
    predicted = model.predict(X, verbose=0).reshape(-1)
    penalty = 0.0
    for layer in model.layers:
        regularizer = getattr(layer, "kernel_regularizer", None)
        if regularizer is not None:
            penalty += float(regularizer(layer.kernel))
    return float(np.mean((predicted - np.asarray(y).reshape(-1)) ** 2)), penalty
