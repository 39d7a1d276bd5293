# diagnosis: changes the model
def loss_parts(model, X, y):
    penalty = float(sum(model.losses))
    for layer in model.layers:
        for kind in ("kernel_regularizer", "bias_regularizer"):
            if hasattr(layer, kind):
                setattr(layer, kind, None)
    predicted = model.predict(X, verbose=0)
    return float(np.mean((predicted - np.reshape(y, (-1, 1))) ** 2)), penalty
