# diagnosis: Dropout is active
def loss_parts(model, X, y):
    out = np.asarray(model(X, training=True))
    return float(np.mean((out.ravel() - y.ravel()) ** 2)), float(sum(float(v) for v in model.losses))
