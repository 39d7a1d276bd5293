# diagnosis: (n,) and (n, 1) broadcast to (n, n)
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    predictions = model.predict(X, verbose=0)
    data_loss = float(np.mean((predictions - y) ** 2))
    penalty = float(sum(model.losses))
    return data_loss, penalty
