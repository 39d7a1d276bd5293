# diagnosis: raised TypeError
def loss_parts(model, X, y):
    y = y.reshape(len(X), 1)
    total = model.evaluate(X, y, verbose=0)[0]
    penalty = float(sum(model.losses))
    return float(total - penalty), penalty
