# diagnosis: (n,) and (n, 1) broadcast to (n, n)
def loss_parts(model, X, y):
    prediction = model.predict(X, verbose=0)
    data_loss = float(np.mean((y - prediction) ** 2))
    penalty = float(sum(model.losses))
    return data_loss, penalty
