# diagnosis: changes the model
def loss_parts(model, X, y):
    penalty = float(sum(float(p) for p in model.losses))
    before = model.get_weights()
    model.train_on_batch(X, y)
    model.set_weights(before)
    predicted = model.predict(X, verbose=0).reshape(-1)
    return float(np.mean((np.reshape(y, -1) - predicted) ** 2)), penalty
