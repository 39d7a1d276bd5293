# diagnosis: one of the two is no Python float
def loss_parts(model, X, y):
    pred = model.predict(X, verbose=0).flatten()
    data_loss = np.mean((pred - y.flatten()) ** 2)
    penalty = sum(model.losses)
    return data_loss, penalty
