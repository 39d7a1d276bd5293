# diagnosis: tensors returned
def loss_parts(model, X, y):
    return np.float32(float(np.mean((np.ravel(model.predict(X, verbose=0)) - np.ravel(y)) ** 2))), np.float32(float(sum(model.losses)))
