# diagnosis: returned nothing
def loss_parts(model, X, y):
    float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2)), float(sum(model.losses))
