# diagnosis: tensors returned
def loss_parts(model, X, y):
    pred = model.predict(X, verbose=0)[:, 0]
    return np.mean((pred - y.ravel().astype("float32")) ** 2), sum(model.losses)
