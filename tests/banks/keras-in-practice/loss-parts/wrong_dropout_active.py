# diagnosis: Dropout is active
def loss_parts(model, X, y):
    p = ops.convert_to_numpy(model(X, training=True))
    return float(np.mean((p.ravel() - y.ravel()) ** 2)), float(sum(model.losses))
