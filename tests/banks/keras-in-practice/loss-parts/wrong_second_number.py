# diagnosis: raised TypeError
def loss_parts(model, X, y):
    loss, data_loss = model.evaluate(X, y, verbose=0)
    return data_loss, float(sum(model.losses))
