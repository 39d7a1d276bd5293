# diagnosis: the penalties of biases left out
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    prediction = model.predict(X, verbose=0)
    data_loss = float(np.mean((prediction.reshape(-1) - np.reshape(y, -1)) ** 2))
    penalty = 0.0
    for layer in model.layers:
        regularizer = getattr(layer, "kernel_regularizer", None)
        if regularizer is not None:
            penalty += float(regularizer(layer.kernel))
    return data_loss, penalty
