# diagnosis: fails for a model with metrics
def loss_parts(model, X, y):
    return float(model.evaluate(X, y, verbose=0)) - float(sum(model.losses)), float(sum(model.losses))
