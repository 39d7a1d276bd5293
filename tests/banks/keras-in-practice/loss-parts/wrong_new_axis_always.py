# diagnosis: (n,) and (n, 1) broadcast to (n, n)
def loss_parts(model, X, y):
    y = np.asarray(y)[..., None]
    predictions = model.predict(X, verbose=0)
    return float(np.mean(np.square(predictions - y))), float(sum(model.losses))
