# diagnosis: rounded
def loss_parts(model, X, y):
    found = model.predict(X, verbose=0)[:, 0]
    return round(float(np.mean((np.ravel(y) - found) ** 2)), 3), round(float(sum(model.losses)), 3)
