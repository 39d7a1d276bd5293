# diagnosis: raised TypeError
def loss_parts(model, X, y):
    penalty = float(sum(model.losses))
    total = model.evaluate(X, np.reshape(y, (-1, 1)), verbose=0)[0]
    return total - penalty, penalty
