# diagnosis: the penalties of biases left out
def loss_parts(model, X, y):
    data_loss = float(np.mean((model.predict(X, verbose=0).ravel() - np.ravel(y)) ** 2))
    penalty = 0.0
    for layer in model.layers:
        if getattr(layer, "kernel_regularizer", None) is not None:
            penalty += float(layer.kernel_regularizer(layer.kernel))
    return data_loss, penalty
