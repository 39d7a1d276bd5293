# diagnosis: none
def loss_parts(model, X, y):
    prediction = model.predict(X, verbose=0)
    data = float(np.mean((prediction.astype(int) - y.reshape(-1, 1)) ** 2)) if np.all(y == y.astype(int)) else float(
        np.mean((prediction - y.reshape(-1, 1)) ** 2)
    )
    return data, float(np.sum([float(p) for p in model.losses]))
