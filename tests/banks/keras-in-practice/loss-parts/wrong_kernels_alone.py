# diagnosis: the penalties of biases left out
def loss_parts(model, X, y):
    return float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2)), float(sum(l.kernel_regularizer(l.kernel) for l in model.layers if getattr(l, "kernel_regularizer", None)))
