# diagnosis: (n,) and (n, 1) broadcast to (n, n)
def loss_parts(model, X, y):
    prediction = model.predict(X, verbose=0).flatten()
    return float(np.mean(np.square(prediction - y))), float(sum(model.losses))
