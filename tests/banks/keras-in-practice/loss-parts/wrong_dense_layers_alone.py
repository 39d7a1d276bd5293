# diagnosis: none
def loss_parts(model, X, y):
    found = model.predict(X, verbose=0).reshape(-1)
    penalty = 0.0
    for layer in model.layers:
        if getattr(layer, "kernel_regularizer", None) is not None:
            penalty += float(layer.kernel_regularizer(layer.kernel))
        if getattr(layer, "use_bias", False) and layer.bias_regularizer is not None and layer.units > 1:
            penalty += float(layer.bias_regularizer(layer.bias))
    return float(np.mean((np.ravel(y) - found) ** 2)), penalty
