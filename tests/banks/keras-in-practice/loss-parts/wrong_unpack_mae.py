# diagnosis: raised TypeError
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    loss, mae = model.evaluate(X, y.reshape(-1, 1), verbose=0)
    penalty = float(sum(model.losses))
    return float(loss) - penalty, penalty
