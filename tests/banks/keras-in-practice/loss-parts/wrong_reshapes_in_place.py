# diagnosis: changes the caller's arguments
def loss_parts(model, X, y):
    y -= np.ravel(model.predict(X, verbose=0)).reshape(y.shape)
    return float(np.mean(y ** 2)), float(sum(model.losses))
