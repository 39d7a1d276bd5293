# diagnosis: changes the model
def loss_parts(model, X, y):
    penalty = float(sum(model.losses))
    predicted = model.predict(X, verbose=0).ravel()
    model.train_on_batch(X, np.reshape(y, (-1, 1)))
    return float(np.mean((predicted - np.ravel(y)) ** 2)), penalty
