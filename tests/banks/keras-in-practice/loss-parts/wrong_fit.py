# diagnosis: changes the model
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    penalty = float(sum(model.losses))
    history = model.fit(X, y, epochs=1, batch_size=len(X), verbose=0)
    total = history.history["loss"][0]
    return float(total) - penalty, penalty
