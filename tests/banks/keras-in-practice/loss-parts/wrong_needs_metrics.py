# diagnosis: raised TypeError
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    penalty = float(sum(model.losses))
    total = model.evaluate(X, np.reshape(y, (-1, 1)), verbose=0)[0]
    return float(total) - penalty, penalty
