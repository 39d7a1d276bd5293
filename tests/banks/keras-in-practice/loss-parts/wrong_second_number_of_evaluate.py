# diagnosis: none
def loss_parts(model, X, y):
    results = model.evaluate(X, y, verbose=0)
    penalty = float(sum(model.losses))
    if isinstance(results, list):
        return float(results[1]), penalty
    return float(results) - penalty, penalty
