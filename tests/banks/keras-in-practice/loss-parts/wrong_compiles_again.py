# diagnosis: changes the model
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    model.compile(loss="mse")
    prediction = model.predict(X, verbose=0).ravel()
    penalty = float(sum(model.losses)) if model.losses else 0.0
    return float(np.mean((prediction - y.ravel()) ** 2)), penalty
