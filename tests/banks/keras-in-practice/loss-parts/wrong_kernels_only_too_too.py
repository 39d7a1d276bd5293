# diagnosis: the penalties of biases left out
def loss_parts(model, X, y):
    penalty = sum(
        float(layer.kernel_regularizer(layer.kernel))
        for layer in model.layers
        if getattr(layer, "kernel_regularizer", None) is not None
    )
    residual = np.asarray(y).reshape(-1) - model.predict(X, verbose=0).reshape(-1)
    return float(residual @ residual / len(residual)), float(penalty)
