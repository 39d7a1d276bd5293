# diagnosis: changes the model
def loss_parts(model, X, y):
    model.train_on_batch(X, y)
    return float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2)), float(sum(model.losses))
