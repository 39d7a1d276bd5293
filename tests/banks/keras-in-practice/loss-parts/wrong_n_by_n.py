# diagnosis: (n,) and (n, 1) broadcast to (n, n)
def loss_parts(model, X, y):
    predictions = model.predict(X, verbose=0)
    data_loss = float(np.mean((predictions - y) ** 2))
    penalty = float(sum(model.losses))
    return data_loss, penalty
