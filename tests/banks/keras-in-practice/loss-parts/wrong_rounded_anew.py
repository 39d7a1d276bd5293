# diagnosis: rounded
def loss_parts(model, X, y):
    predicted = model.predict(X, verbose=0)[:, 0]
    return round(float(np.mean((predicted - np.ravel(y)) ** 2)), 6), round(float(sum(model.losses)), 6)
