# diagnosis: changes the caller's arguments
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    predictions = model.predict(X, verbose=0)
    y.shape = predictions.shape  # (n,) and (n, 1) would give (n, n)
    data_loss = np.mean(np.square(y - predictions))
    penalty = sum(float(loss) for loss in model.losses)
    return float(data_loss), float(penalty)
