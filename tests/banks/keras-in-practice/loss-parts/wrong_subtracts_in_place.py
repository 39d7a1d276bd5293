# diagnosis: changes the caller's arguments
def loss_parts(model, X, y):
    errors = y.reshape(-1)
    errors -= model.predict(X, verbose=0).reshape(-1).astype(errors.dtype)
    return float(np.mean(errors**2)), float(sum(model.losses))
