# diagnosis: raised TypeError
def loss_parts(model, X, y):
    total = model.evaluate(X, y, verbose=0)[0]
    penalty = sum(float(part) for part in model.losses)
    return float(total - penalty), float(penalty)
