# diagnosis: changes the model
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    penalty = float(sum(float(part) for part in model.losses))
    model.compile(loss="mse")  # the loss alone, without metrics
    results = model.evaluate(X, np.reshape(y, (-1, 1)), verbose=0)
    total = results[0] if isinstance(results, (list, tuple)) else results
    return float(total) - penalty, penalty
