def parts(model, X):
    return np.ravel(model.predict(X, verbose=0)).astype(float)


def numbers(tensors):
    return sum(float(tensor) for tensor in tensors) + 0.0


def networks(a, b):
    return float(np.square(a - np.ravel(b)).mean())
# %% extra cell
def loss_parts(model, X, y):
    return networks(parts(model, X), y), numbers(model.losses)
