# diagnosis: changes the model
def loss_parts(model, X, y):
    model.compile("sgd", "mse")
    penalty = float(sum(model.losses))
    predicted = ops.convert_to_numpy(model(X, training=False))[:, 0]
    return float(np.mean((predicted - np.ravel(y)) ** 2)), penalty
