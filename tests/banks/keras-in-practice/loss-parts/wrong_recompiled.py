# diagnosis: changes the model
def loss_parts(model, X, y):
    penalty = float(sum(model.losses)) if model.losses else 0.0
    model.compile(loss="mse", optimizer="sgd")
    data = float(np.mean((model.predict(X, verbose=0)[:, 0] - y.ravel()) ** 2))
    return data, penalty
